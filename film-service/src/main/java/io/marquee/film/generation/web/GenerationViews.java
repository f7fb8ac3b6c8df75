package io.marquee.film.generation.web;

import io.marquee.film.generation.Generation;
import io.marquee.film.generation.Generations;
import io.marquee.film.generation.Stages;
import io.marquee.film.generation.Takes;
import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads generations with their progress. */
@Component
class GenerationViews {

  private final Generations generations;
  private final Takes takes;
  private final Stages stages;
  private final JdbcClient jdbc;

  GenerationViews(Generations generations, Takes takes, Stages stages, JdbcClient jdbc) {
    this.generations = generations;
    this.takes = takes;
    this.stages = stages;
    this.jdbc = jdbc;
  }

  record GenerationSummary(
      UUID id,
      UUID filmId,
      Generation.Status status,
      int screenplayVersion,
      @Nullable UUID resumes,
      long estimatedCredits,
      long creditsUsed,
      @Nullable BigDecimal costUsd,
      @Nullable String failureCode,
      Instant createdAt,
      @Nullable Instant endedAt) {}

  @Transactional(readOnly = true)
  public GenerationView get(UUID filmId, UUID id) {
    return of(generations.get(filmId, id));
  }

  @Transactional(readOnly = true)
  public GenerationView of(Generation generation) {
    return GenerationView.of(
        generation, takes.list(generation.id()), stages.find(generation.id()).orElse(null));
  }

  @Transactional(readOnly = true)
  public Page<GenerationSummary> list(UUID filmId, Paging paging) {
    var rows =
        jdbc.sql(
                """
                select id, film_id, status, screenplay_version, resumes, estimated_credits, credits_used,
                       cost_usd, failure_code, created_at, ended_at
                  from generations where film_id = :film and
                """
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("film", filmId)
            .params(paging.parameters())
            .query(GenerationSummary.class)
            .list();
    return paging.page(rows, row -> new Cursor(row.createdAt(), row.id()));
  }
}
