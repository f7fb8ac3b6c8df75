/** Prompts. */
@NullMarked
package io.marquee.film.prompt;

import org.jspecify.annotations.NullMarked;
