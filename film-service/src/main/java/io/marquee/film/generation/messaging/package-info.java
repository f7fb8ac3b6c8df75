/** What other services hear of generations, and what billing answers. */
@NullMarked
package io.marquee.film.generation.messaging;

import org.jspecify.annotations.NullMarked;
