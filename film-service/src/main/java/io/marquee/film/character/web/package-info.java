/** Characters over HTTP. */
@NullMarked
package io.marquee.film.character.web;

import org.jspecify.annotations.NullMarked;
