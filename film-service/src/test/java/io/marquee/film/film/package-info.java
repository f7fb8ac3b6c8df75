/** Tests. */
@NullMarked
package io.marquee.film.film;

import org.jspecify.annotations.NullMarked;
