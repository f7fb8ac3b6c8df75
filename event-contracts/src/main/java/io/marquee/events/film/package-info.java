/** Events that film-service publishes. */
@NullMarked
package io.marquee.events.film;

import org.jspecify.annotations.NullMarked;
