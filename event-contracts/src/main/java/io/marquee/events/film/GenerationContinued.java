package io.marquee.events.film;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * A run is still rendering; its reservation is to be extended.
 *
 * @param filmId the film
 * @param generationId the run
 * @param reservationId the reservation
 * @param shotsFinished shots done so far
 */
@EventName("film.generation-continued.v1")
public record GenerationContinued(
    UUID filmId, UUID generationId, UUID reservationId, int shotsFinished) implements FilmEvent {}
