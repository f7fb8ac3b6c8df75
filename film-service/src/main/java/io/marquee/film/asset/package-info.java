/** Files that people upload: pictures, sound, video, documents. */
@NullMarked
package io.marquee.film.asset;

import org.jspecify.annotations.NullMarked;
