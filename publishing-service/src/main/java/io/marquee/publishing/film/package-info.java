/** Films as film-service told of them. */
@NullMarked
package io.marquee.publishing.film;

import org.jspecify.annotations.NullMarked;
