/** Tests. */
@NullMarked
package io.marquee.film.asset;

import org.jspecify.annotations.NullMarked;
