/** Tests of posts. */
@NullMarked
package io.marquee.publishing.post;

import org.jspecify.annotations.NullMarked;
