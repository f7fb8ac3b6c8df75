package io.marquee.local.demo;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what events bring about. */
final class Eventually {
  private static final Duration FIRST_LOOK = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private Eventually() {}

  /** Looks until what is found is as it should be, with growing pauses. */
  static <T> T get(
      String what, Object expected, Duration patience, Supplier<T> look, Predicate<T> is) {
    long end = System.nanoTime() + patience.toNanos();
    Duration pause = FIRST_LOOK;
    while (true) {
      T found = look.get();
      if (is.test(found)) return found;
      if (System.nanoTime() > end) {
        throw new Unexpected(
            what, "%s within %d s".formatted(expected, patience.toSeconds()), found);
      }
      Client.pause(pause);
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
  }
}
