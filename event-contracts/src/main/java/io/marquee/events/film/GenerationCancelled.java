package io.marquee.events.film;

import io.marquee.events.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody stopped a run.
 *
 * @param filmId the film
 * @param generationId the run
 * @param reservationId the reservation, null when none was granted
 * @param creditsUsed credits used before it stopped
 */
@EventName("film.generation-cancelled.v1")
public record GenerationCancelled(
    UUID filmId, UUID generationId, @Nullable UUID reservationId, long creditsUsed)
    implements FilmEvent {}
