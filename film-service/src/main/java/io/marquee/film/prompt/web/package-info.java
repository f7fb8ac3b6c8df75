/** Prompts over HTTP. */
@NullMarked
package io.marquee.film.prompt.web;

import org.jspecify.annotations.NullMarked;
