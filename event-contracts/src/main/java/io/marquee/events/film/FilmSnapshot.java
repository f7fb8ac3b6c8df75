package io.marquee.events.film;

import io.marquee.events.EventName;
import io.marquee.events.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A film as its events have told it so far, for projections that are rebuilt.
 *
 * @param filmId the film
 * @param projectId the project that it belongs to
 * @param title title
 * @param createdAt when it was planned
 * @param generated the runs that succeeded, in their order
 * @param failed the runs that failed, in their order
 */
@EventName("film.snapshot.v1")
public record FilmSnapshot(
    UUID filmId,
    @Nullable UUID projectId,
    String title,
    Instant createdAt,
    List<PastGeneration> generated,
    List<PastFailure> failed)
    implements FilmEvent, Snapshot {}
