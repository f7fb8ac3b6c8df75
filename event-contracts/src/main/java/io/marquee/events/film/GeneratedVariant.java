package io.marquee.events.film;

import java.util.UUID;

/**
 * One finished file of a film.
 *
 * @param variantId the variant
 * @param aspect {@code 16:9}, {@code 9:16} or {@code 1:1}
 * @param objectKey key in film-service's bucket
 * @param contentType media type, {@code video/mp4}
 * @param sizeBytes length of the file in bytes
 * @param width in pixels
 * @param height in pixels
 * @param durationMillis playing time in milliseconds
 * @param sha256 hash of the file, in lower-case hex
 */
public record GeneratedVariant(
    UUID variantId,
    String aspect,
    String objectKey,
    String contentType,
    long sizeBytes,
    int width,
    int height,
    long durationMillis,
    String sha256) {}
