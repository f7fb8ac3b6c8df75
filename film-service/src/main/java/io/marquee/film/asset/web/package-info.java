/** Assets over HTTP. */
@NullMarked
package io.marquee.film.asset.web;

import org.jspecify.annotations.NullMarked;
