package io.marquee.local.events;

import io.marquee.local.home.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as people write them: {@code 2026-11-23T10:00:00Z}, {@code now}, or {@code 2h} ago. */
final class Moments {
  private static final Pattern AGO = Pattern.compile("(\\d+)([smhd])");

  private Moments() {}

  static Instant read(String option, String text, Instant now) {
    if (text.equals("now")) return now;
    Matcher ago = AGO.matcher(text);
    try {
      if (!ago.matches()) return Instant.parse(text);
      long number = Long.parseLong(ago.group(1));
      return now.minus(
          switch (ago.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          });
    } catch (DateTimeException | NumberFormatException | ArithmeticException malformed) {
      throw new Refusal(
          "--%s %s is no moment.".formatted(option, text),
          "Use 2026-11-23T10:00:00Z, or 30s, 10m, 2h, 3d for that long ago, or now.");
    }
  }
}
