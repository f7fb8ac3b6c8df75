package io.marquee.events.film;

import io.marquee.events.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run ended without a film; unused credits go back.
 *
 * @param filmId the film
 * @param generationId the run
 * @param reservationId the reservation, null when none was granted
 * @param projectId the film's project
 * @param title the film's title
 * @param code stable reason, such as {@code render_failed} or {@code billing_timeout}
 * @param stage {@code reservation}, {@code assets}, {@code shot}, {@code assembly} or {@code
 *     storage}
 * @param shotKey the shot that failed
 * @param detail what happened, in English
 * @param creditsUsed credits used before it failed
 */
@EventName("film.generation-failed.v1")
public record GenerationFailed(
    UUID filmId,
    UUID generationId,
    @Nullable UUID reservationId,
    @Nullable UUID projectId,
    String title,
    String code,
    String stage,
    @Nullable String shotKey,
    String detail,
    long creditsUsed)
    implements FilmEvent {}
