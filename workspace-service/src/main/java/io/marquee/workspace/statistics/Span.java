package io.marquee.workspace.statistics;

import io.marquee.web.InvalidRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Days (UTC) that a report is about.
 *
 * @param from the first
 * @param to the last
 */
record Span(LocalDate from, LocalDate to) {

  private static final int USUAL = 30;
  private static final int MOST = 366;

  /** What a request asked for; the last thirty days unless it says otherwise. */
  static Span of(@Nullable LocalDate from, @Nullable LocalDate to, Clock clock) {
    LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
    LocalDate first = from == null ? last.minusDays(USUAL - 1L) : from;
    if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= MOST) {
      throw new InvalidRequest("?from", "invalid_span", "from must be at most a year before to.");
    }
    return new Span(first, last);
  }
}
