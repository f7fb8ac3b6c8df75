/**
 * Runs of rendering: requested, paid for, rendered. A run is one conversation with billing about
 * one reservation.
 */
@NullMarked
package io.marquee.film.generation;

import org.jspecify.annotations.NullMarked;
