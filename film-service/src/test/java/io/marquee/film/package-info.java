/** Tests. */
@NullMarked
package io.marquee.film;

import org.jspecify.annotations.NullMarked;
