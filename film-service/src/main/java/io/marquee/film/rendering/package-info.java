/** Makes video of a screenplay with ffmpeg; knows nothing of tenants, credits or storage. */
@NullMarked
package io.marquee.film.rendering;

import org.jspecify.annotations.NullMarked;
