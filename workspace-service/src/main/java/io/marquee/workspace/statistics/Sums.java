package io.marquee.workspace.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What was going on, summed up.
 *
 * @param aiCalls runs of rendering that ended, well or not
 * @param failures runs that failed
 * @param storageGb files kept, in GB (10^9 bytes); by day: added
 */
record Sums(
    long projects,
    long films,
    long posts,
    long aiCalls,
    long failures,
    BigDecimal storageGb,
    BigDecimal spentUsd) {

  /** Columns of a query over rows of (measure, amount), for {@link #of}. */
  static final String COLUMNS =
      """
      coalesce(sum(amount) filter (where measure = 'PROJECTS'), 0) as projects,
      coalesce(sum(amount) filter (where measure = 'FILMS'), 0) as films,
      coalesce(sum(amount) filter (where measure = 'PUBLICATIONS'), 0) as posts,
      coalesce(sum(amount) filter (where measure in ('FILMS_GENERATED', 'GENERATIONS_FAILED')), 0) as ai_calls,
      coalesce(sum(amount) filter (where measure = 'GENERATIONS_FAILED'), 0) as failures,
      coalesce(sum(amount) filter (where measure = 'STORAGE_BYTES'), 0) as storage_bytes,
      coalesce(sum(amount) filter (where measure = 'SPENT_USD'), 0) as spent_usd
      """;

  static Sums of(ResultSet row) throws SQLException {
    return new Sums(
        row.getBigDecimal("projects").longValue(),
        row.getBigDecimal("films").longValue(),
        row.getBigDecimal("posts").longValue(),
        row.getBigDecimal("ai_calls").longValue(),
        row.getBigDecimal("failures").longValue(),
        MeasuredStorage.gb(row.getBigDecimal("storage_bytes")),
        row.getBigDecimal("spent_usd").setScale(2, RoundingMode.HALF_UP));
  }
}
