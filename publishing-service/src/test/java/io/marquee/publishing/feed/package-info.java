/** Tests of the feed. */
@NullMarked
package io.marquee.publishing.feed;

import org.jspecify.annotations.NullMarked;
