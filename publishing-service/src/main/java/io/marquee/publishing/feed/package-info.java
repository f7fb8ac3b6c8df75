/** The built-in platform: a public RSS feed per workspace, and the media in it. */
@NullMarked
package io.marquee.publishing.feed;

import org.jspecify.annotations.NullMarked;
