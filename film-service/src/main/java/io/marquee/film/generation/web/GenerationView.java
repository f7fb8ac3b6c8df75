package io.marquee.film.generation.web;

import io.marquee.film.generation.Credits;
import io.marquee.film.generation.Generation;
import io.marquee.film.generation.Take;
import io.marquee.film.screenplay.Aspect;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A generation as clients see it.
 *
 * @param resumes the ended generation whose finished shots it goes on from
 * @param estimate most that it will cost
 * @param costUsd what was charged; null until billing has settled it
 */
record GenerationView(
    UUID id,
    UUID filmId,
    Generation.Status status,
    int screenplayVersion,
    List<String> variants,
    @Nullable UUID resumes,
    Estimate estimate,
    @Nullable BigDecimal budgetLimitUsd,
    long creditsUsed,
    @Nullable BigDecimal costUsd,
    @Nullable UUID reservationId,
    GenerationProgress progress,
    @Nullable GenerationFailure failure,
    UUID requestedBy,
    Instant createdAt,
    @Nullable Instant reservedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  /**
   * Why it ended without a film.
   *
   * @param code stable name
   * @param stage {@code reservation}, {@code assets}, {@code shot}, {@code assembly} or {@code
   *     storage}
   */
  record GenerationFailure(String code, String stage, @Nullable String shotKey, String detail) {
    static @Nullable GenerationFailure of(Generation.@Nullable Failure failure) {
      return failure == null
          ? null
          : new GenerationFailure(
              failure.code(), failure.stage(), failure.shotKey(), failure.detail());
    }
  }

  /**
   * @param credits whole credits
   */
  record Estimate(long credits, BigDecimal costUsd) {
    static Estimate of(long credits) {
      return new Estimate(credits, Credits.inUsd(credits));
    }
  }

  /** Changes when anything that clients see changes. */
  String tag() {
    return "\"%s-%s-%d-%d-%s\""
        .formatted(status, progress.stage(), progress.percent(), progress.shotsFinished(), costUsd);
  }

  static GenerationView of(Generation generation, List<Take> takes, @Nullable String stage) {
    return new GenerationView(
        generation.id(),
        generation.filmId(),
        generation.status(),
        generation.screenplayVersion(),
        generation.aspects().stream().map(Aspect::ratio).toList(),
        generation.resumes(),
        Estimate.of(generation.estimatedCredits()),
        generation.budgetLimitUsd(),
        generation.creditsUsed(),
        generation.costUsd(),
        generation.reservationId(),
        GenerationProgress.of(generation, takes, stage),
        GenerationFailure.of(generation.failure()),
        generation.requestedBy(),
        generation.createdAt(),
        generation.reservedAt(),
        generation.startedAt(),
        generation.endedAt());
  }
}
