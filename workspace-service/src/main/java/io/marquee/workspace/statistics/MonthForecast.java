package io.marquee.workspace.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a calendar month (UTC) comes to if it goes on as it has begun. A rate seen for less than a
 * day says little: it is spread over a whole one.
 */
final class MonthForecast {

  private static final Duration SHORTEST = Duration.ofDays(1);

  private MonthForecast() {}

  /**
   * The sum at the month's end.
   *
   * @param since when there was first somebody to spend anything
   */
  static BigDecimal of(BigDecimal spent, Instant since, Instant now) {
    LocalDate first = LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1);
    Instant start = first.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = first.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Duration seen = Duration.between(since.isAfter(start) ? since : start, now);
    if (seen.compareTo(SHORTEST) < 0) seen = SHORTEST;
    Duration left = Duration.between(now, end);
    return spent
        .multiply(BigDecimal.valueOf(left.toSeconds()))
        .divide(BigDecimal.valueOf(seen.toSeconds()), 4, RoundingMode.HALF_UP)
        .add(spent)
        .setScale(2, RoundingMode.HALF_UP);
  }
}
