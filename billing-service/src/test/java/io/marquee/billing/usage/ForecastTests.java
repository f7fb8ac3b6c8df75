package io.marquee.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.billing.subscription.Month;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForecastTests {

  private static final Month NOVEMBER = Month.of(Instant.parse("2026-11-22T10:00:00Z"));
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

  @Test
  void goesOnAtTheRateSeenSoFar() {
    assertThat(forecast(100, LONG_AGO, "2026-11-11T00:00:00Z")).isEqualByComparingTo("300");
  }

  @Test
  void countsFromTheDayTheAccountWasOpened() {
    assertThat(forecast(100, Instant.parse("2026-11-06T00:00:00Z"), "2026-11-11T00:00:00Z"))
        .isEqualByComparingTo("500");
  }

  @Test
  void spreadsTheFirstHourOverAWholeDay() {
    assertThat(forecast(10, LONG_AGO, "2026-11-01T00:00:00Z")).isEqualByComparingTo("310");
  }

  @Test
  void isWhatWasUsedWhenTheMonthIsOver() {
    assertThat(forecast(10, LONG_AGO, "2026-12-01T00:00:00Z")).isEqualByComparingTo("10");
    assertThat(forecast(10, LONG_AGO, "2026-12-24T00:00:00Z")).isEqualByComparingTo("10");
  }

  @Test
  void knowsItsMonthInUtc() {
    assertThat(NOVEMBER.start()).isEqualTo("2026-11-01T00:00:00Z");
    assertThat(NOVEMBER.end()).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(Month.of(Instant.parse("2026-12-31T23:59:59.999Z")).end())
        .isEqualTo("2027-01-01T00:00:00Z");
  }

  private static BigDecimal forecast(long used, Instant since, String now) {
    return Forecast.of(BigDecimal.valueOf(used), NOVEMBER, since, Instant.parse(now));
  }
}
