/** Tests. */
@NullMarked
package io.marquee.film.purge;

import org.jspecify.annotations.NullMarked;
