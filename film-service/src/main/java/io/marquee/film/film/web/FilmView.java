package io.marquee.film.film.web;

import io.marquee.film.film.Film;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A film as clients see it. */
record FilmView(
    UUID id,
    @Nullable UUID projectId,
    String title,
    Film.Status status,
    int screenplayVersion,
    @Nullable JsonNode screenplay,
    int shots,
    double durationSeconds,
    @Nullable BigDecimal budgetLimitUsd,
    BigDecimal costUsd,
    @Nullable UUID generationId,
    @Nullable UUID readyGenerationId,
    @Nullable Instant publishedAt,
    List<String> publishedPlatforms,
    UUID createdBy,
    Instant createdAt,
    Instant updatedAt) {

  static FilmView of(Film film, @Nullable JsonNode screenplay) {
    return new FilmView(
        film.id(),
        film.projectId(),
        film.title(),
        film.status(),
        film.screenplayVersion(),
        screenplay,
        film.shots(),
        film.duration().toMillis() / 1000.0,
        film.budgetLimitUsd(),
        film.costUsd(),
        film.generationId(),
        film.readyGenerationId(),
        film.publishedAt(),
        film.publishedPlatforms(),
        film.createdBy(),
        film.createdAt(),
        film.updatedAt());
  }
}
