/** Says what became of posts. */
@NullMarked
package io.marquee.publishing.post.messaging;

import org.jspecify.annotations.NullMarked;
