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
    Progress progress,
    Generation.@Nullable Failure failure,
    UUID requestedBy,
    Instant createdAt,
    @Nullable Instant reservedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  /**
   * @param credits whole credits
   */
  record Estimate(long credits, BigDecimal costUsd) {
    static Estimate of(long credits) {
      return new Estimate(credits, Credits.inUsd(credits));
    }
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
        Progress.of(generation, takes, stage),
        generation.failure(),
        generation.requestedBy(),
        generation.createdAt(),
        generation.reservedAt(),
        generation.startedAt(),
        generation.endedAt());
  }
}
