/** Films: what they are called, what they show, where they stand. */
@NullMarked
package io.marquee.film.film;

import org.jspecify.annotations.NullMarked;
