/** Tests. */
@NullMarked
package io.marquee.film.rendering;

import org.jspecify.annotations.NullMarked;
