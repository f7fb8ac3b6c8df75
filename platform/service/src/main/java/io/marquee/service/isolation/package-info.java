/**
 * Attacks the service's own database, on schedule and when asked by an event, and says what came of
 * it.
 */
@NullMarked
package io.marquee.service.isolation;

import org.jspecify.annotations.NullMarked;
