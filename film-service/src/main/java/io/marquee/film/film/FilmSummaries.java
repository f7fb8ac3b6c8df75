package io.marquee.film.film;

import io.marquee.web.Caller;
import io.marquee.web.CurrentCaller;
import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of films. */
@Component
public class FilmSummaries {

  /** SQL knows no empty list. */
  private static final Set<UUID> NONE = Set.of(new UUID(0, 0));

  private final JdbcClient jdbc;

  FilmSummaries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public record FilmSummary(
      UUID id,
      @Nullable UUID projectId,
      String title,
      Film.Status status,
      int shots,
      double durationSeconds,
      BigDecimal costUsd,
      @Nullable UUID generationId,
      @Nullable Instant publishedAt,
      List<String> publishedPlatforms,
      Instant createdAt,
      Instant updatedAt) {}

  /**
   * @param projectId only films of this project, null for all
   * @param status only films that stand there, null for all
   */
  @Transactional(readOnly = true)
  public Page<FilmSummary> list(@Nullable UUID projectId, @Nullable String status, Paging paging) {
    // An API key lists the films of its projects only.
    Set<UUID> limits = CurrentCaller.find().map(Caller::projectIds).orElse(Set.of());
    var rows =
        jdbc.sql(
                """
                select id, project_id, title, status, shots, duration_millis / 1000.0 as duration_seconds,
                       cost_usd, generation_id, published_at, published_platforms, created_at, updated_at
                  from films
                 where (cast(:project as uuid) is null or project_id = :project)
                   and (cast(:status as text) is null or status = :status)
                   and (:everywhere or project_id in (:projects)) and
                """
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("everywhere", limits.isEmpty())
            .param("projects", limits.isEmpty() ? NONE : limits)
            .param("project", projectId)
            .param("status", status == null ? null : status.toUpperCase(Locale.ROOT))
            .params(paging.parameters())
            .query(FilmSummaries::summary)
            .list();
    return paging.page(rows, row -> new Cursor(row.createdAt(), row.id()));
  }

  /** By hand, since the platforms are an array, which no converter reads. */
  private static FilmSummary summary(ResultSet row, int number) throws SQLException {
    return new FilmSummary(
        row.getObject("id", UUID.class),
        row.getObject("project_id", UUID.class),
        row.getString("title"),
        Film.Status.valueOf(row.getString("status")),
        row.getInt("shots"),
        row.getDouble("duration_seconds"),
        row.getBigDecimal("cost_usd"),
        row.getObject("generation_id", UUID.class),
        instant(row, "published_at"),
        List.of((String[]) row.getArray("published_platforms").getArray()),
        Objects.requireNonNull(instant(row, "created_at")),
        Objects.requireNonNull(instant(row, "updated_at")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
