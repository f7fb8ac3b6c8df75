/** Tests. */
@NullMarked
package io.marquee.film.generation.work;

import org.jspecify.annotations.NullMarked;
