package io.marquee.publishing.film;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One finished file of a film.
 *
 * @param id the variant
 * @param filmId the film
 * @param generationId the run that made it
 * @param aspect {@code 16:9}, {@code 9:16} or {@code 1:1}
 * @param objectKey key in film-service's bucket
 * @param posterKey key of the poster frame there
 * @param contentType media type
 * @param sizeBytes length in bytes
 * @param width in pixels
 * @param height in pixels
 * @param durationMillis playing time in milliseconds
 * @param sha256 hash of the file, in lower-case hex
 */
public record Variant(
    UUID id,
    UUID filmId,
    UUID generationId,
    String aspect,
    String objectKey,
    @Nullable String posterKey,
    String contentType,
    long sizeBytes,
    int width,
    int height,
    long durationMillis,
    String sha256) {}
