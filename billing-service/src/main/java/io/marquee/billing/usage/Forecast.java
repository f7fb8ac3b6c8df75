package io.marquee.billing.usage;

import io.marquee.billing.subscription.Month;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * What a month will come to if it goes on as it has begun. A rate seen for less than a day says
 * little: it is spread over a whole one.
 */
final class Forecast {

  private static final Duration SHORTEST = Duration.ofDays(1);

  private Forecast() {}

  /**
   * The use at the month's end.
   *
   * @param since when there was first somebody to use anything
   */
  static BigDecimal of(BigDecimal used, Month month, Instant since, Instant now) {
    Instant from = since.isAfter(month.start()) ? since : month.start();
    Duration seen = Duration.between(from, now);
    if (seen.compareTo(SHORTEST) < 0) seen = SHORTEST;
    Duration left = Duration.between(now, month.end());
    if (left.isNegative()) return used;
    BigDecimal more =
        used.multiply(BigDecimal.valueOf(left.toSeconds()))
            .divide(BigDecimal.valueOf(seen.toSeconds()), 3, RoundingMode.HALF_UP);
    return used.add(more);
  }
}
