package io.marquee.events.film;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A run that succeeded.
 *
 * @param generationId the run
 * @param endedAt when its files were stored
 * @param variants the files
 * @param posterKey key of the poster frame (JPEG) in film-service's bucket
 */
public record PastGeneration(
    UUID generationId, Instant endedAt, List<GeneratedVariant> variants, String posterKey) {}
