/** film-service: films from the screenplay to the finished file. */
@NullMarked
package io.marquee.film;

import org.jspecify.annotations.NullMarked;
