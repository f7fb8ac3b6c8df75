/** Posts and publications over HTTP. */
@NullMarked
package io.marquee.publishing.post.web;

import org.jspecify.annotations.NullMarked;
