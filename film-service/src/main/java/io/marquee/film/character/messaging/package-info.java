/** What other services hear of characters. */
@NullMarked
package io.marquee.film.character.messaging;

import org.jspecify.annotations.NullMarked;
