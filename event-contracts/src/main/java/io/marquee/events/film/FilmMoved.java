package io.marquee.events.film;

import io.marquee.events.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A film belongs to another project from now on.
 *
 * @param filmId the film
 * @param projectId the project, null for none
 * @param formerProjectId where it was before, null for none
 */
@EventName("film.moved.v1")
public record FilmMoved(UUID filmId, @Nullable UUID projectId, @Nullable UUID formerProjectId)
    implements FilmEvent {}
