/** What a film shows, shot by shot: the format, its checks and its arithmetic of time. */
@NullMarked
package io.marquee.film.screenplay;

import org.jspecify.annotations.NullMarked;
