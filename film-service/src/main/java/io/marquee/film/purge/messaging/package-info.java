/** Hears that a workspace is to vanish. */
@NullMarked
package io.marquee.film.purge.messaging;

import org.jspecify.annotations.NullMarked;
