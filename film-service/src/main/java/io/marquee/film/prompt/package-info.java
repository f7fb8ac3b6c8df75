/** Texts that people and models are prompted with, kept by the workspace to be used again. */
@NullMarked
package io.marquee.film.prompt;

import org.jspecify.annotations.NullMarked;
