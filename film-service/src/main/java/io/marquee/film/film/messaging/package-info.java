/** What other services hear of films, and what we hear of their publication. */
@NullMarked
package io.marquee.film.film.messaging;

import org.jspecify.annotations.NullMarked;
