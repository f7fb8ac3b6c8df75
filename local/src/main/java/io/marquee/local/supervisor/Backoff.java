package io.marquee.local.supervisor;

import java.time.Duration;

/** How long to wait before a start again: longer after each failure, at once after a long life. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LONG_LIFE = Duration.ofMinutes(1);

  private Duration next = FIRST;

  Duration after(Duration life) {
    if (life.compareTo(LONG_LIFE) >= 0) next = FIRST;
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return wait;
  }
}
