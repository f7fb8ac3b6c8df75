/** Hears what film-service tells. */
@NullMarked
package io.marquee.publishing.film.messaging;

import org.jspecify.annotations.NullMarked;
