package io.marquee.local.dependencies;

import java.util.Locale;

/** How bad a weakness is, as its advisory says, and the days that are given to be rid of it. */
enum Severity {
  CRITICAL(7),
  HIGH(14),
  MODERATE(30),
  LOW(90);

  private final int days;

  Severity(int days) {
    this.days = days;
  }

  int days() {
    return days;
  }

  /** One step worse, if there is one. */
  Severity worse() {
    return values()[Math.max(0, ordinal() - 1)];
  }

  /** Who does not say how bad it is, has it treated as high. */
  static Severity of(String told) {
    String name = told.toUpperCase(Locale.ROOT);
    for (Severity severity : values()) if (severity.name().equals(name)) return severity;
    return name.equals("MEDIUM") ? MODERATE : HIGH;
  }
}
