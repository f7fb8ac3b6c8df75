/** This service's part of templates. */
@NullMarked
package io.marquee.film.template;

import org.jspecify.annotations.NullMarked;
