package io.marquee.film.generation;

import io.marquee.film.screenplay.Aspect;
import java.time.Duration;
import java.util.UUID;

/** A film in one aspect ratio: a file. */
public record Variant(
    UUID id,
    Aspect aspect,
    String objectKey,
    String contentType,
    long sizeBytes,
    int width,
    int height,
    Duration duration,
    String sha256) {}
