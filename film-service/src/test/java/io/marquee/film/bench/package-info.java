/** What isolation costs, measured on this service; {@code ./run bench tenancy} starts it. */
@NullMarked
package io.marquee.film.bench;

import org.jspecify.annotations.NullMarked;
