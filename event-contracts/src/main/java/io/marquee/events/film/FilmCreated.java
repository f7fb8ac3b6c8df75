package io.marquee.events.film;

import io.marquee.events.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A film was planned.
 *
 * @param filmId the film
 * @param projectId the project that it belongs to
 * @param title title
 */
@EventName("film.created.v1")
public record FilmCreated(UUID filmId, @Nullable UUID projectId, String title)
    implements FilmEvent {}
