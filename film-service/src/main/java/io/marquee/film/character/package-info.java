/** The people and figures of films. */
@NullMarked
package io.marquee.film.character;

import org.jspecify.annotations.NullMarked;
