/** Tests. */
@NullMarked
package io.marquee.film.screenplay;

import org.jspecify.annotations.NullMarked;
