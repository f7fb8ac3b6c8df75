package io.marquee.billing.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** A billing period: a calendar month in UTC. */
public record Month(YearMonth value) {

  /** The month that an instant lies in. */
  public static Month of(Instant instant) {
    return new Month(YearMonth.from(instant.atOffset(ZoneOffset.UTC)));
  }

  /** Its first instant. */
  public Instant start() {
    return firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first instant of the next one. */
  public Instant end() {
    return new Month(value.plusMonths(1)).start();
  }

  /** What names it in the database. */
  public LocalDate firstDay() {
    return value.atDay(1);
  }
}
