/** Films over HTTP. */
@NullMarked
package io.marquee.film.film.web;

import org.jspecify.annotations.NullMarked;
