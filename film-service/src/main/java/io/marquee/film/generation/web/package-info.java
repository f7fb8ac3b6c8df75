/** Generations and variants over HTTP, progress included. */
@NullMarked
package io.marquee.film.generation.web;

import org.jspecify.annotations.NullMarked;
