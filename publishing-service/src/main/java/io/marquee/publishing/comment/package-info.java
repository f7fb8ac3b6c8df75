/** What people say about posts, if they like to a second of the film. */
@NullMarked
package io.marquee.publishing.comment;

import org.jspecify.annotations.NullMarked;
