package io.marquee.events.film;

import io.marquee.events.EventName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run succeeded; its files are stored.
 *
 * @param filmId the film
 * @param generationId the run
 * @param reservationId the reservation to confirm
 * @param projectId the film's project
 * @param title the film's title
 * @param durationMillis playing time in milliseconds
 * @param variants the files
 * @param posterKey key of the poster frame (JPEG) in film-service's bucket
 * @param creditsUsed credits actually used
 * @param assetIds the workspace's assets that the film is made of; null when it was said before
 *     they were told
 */
@EventName("film.generated.v1")
public record FilmGenerated(
    UUID filmId,
    UUID generationId,
    UUID reservationId,
    @Nullable UUID projectId,
    String title,
    long durationMillis,
    List<GeneratedVariant> variants,
    String posterKey,
    long creditsUsed,
    @Nullable List<UUID> assetIds)
    implements FilmEvent {}
