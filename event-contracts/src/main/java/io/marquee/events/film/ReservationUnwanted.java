package io.marquee.events.film;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * Billing's answer came after the run was closed; the reservation is to be released.
 *
 * @param filmId the film
 * @param generationId the run
 * @param reservationId the reservation
 */
@EventName("film.reservation-unwanted.v1")
public record ReservationUnwanted(UUID filmId, UUID generationId, UUID reservationId)
    implements FilmEvent {}
