package io.marquee.workspace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MonthForecastTests {

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @Test
  void goesOnAsItBegan() {
    assertThat(at("10.00", LONG_AGO, "2026-04-11T00:00:00Z")).isEqualByComparingTo("30.00");
  }

  @Test
  void countsFromWhenThereWasAnybody() {
    assertThat(at("10.00", Instant.parse("2026-04-06T00:00:00Z"), "2026-04-11T00:00:00Z"))
        .isEqualByComparingTo("50.00");
  }

  @Test
  void spreadsTheFirstHourOverADay() {
    assertThat(at("1.00", LONG_AGO, "2026-04-01T01:00:00Z")).isEqualByComparingTo("30.96");
  }

  @Test
  void forecastsNothingOfNothing() {
    assertThat(at("0.00", LONG_AGO, "2026-04-11T00:00:00Z")).isEqualByComparingTo("0");
  }

  private static BigDecimal at(String spent, Instant since, String now) {
    return MonthForecast.of(new BigDecimal(spent), since, Instant.parse(now));
  }
}
