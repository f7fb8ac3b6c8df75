/** Tests. */
@NullMarked
package io.marquee.film.generation;

import org.jspecify.annotations.NullMarked;
