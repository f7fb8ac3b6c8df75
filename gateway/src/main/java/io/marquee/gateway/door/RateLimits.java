package io.marquee.gateway.door;

import io.marquee.gateway.recent.Recent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A bucket of a minute's requests for each caller, which fills evenly (GCRA): one long per caller,
 * and nothing to do while nobody calls. Each replica counts for itself.
 */
final class RateLimits {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanoTime;
  private final Recent<Object, AtomicLong> buckets;

  /** What a caller has left: requests, and seconds until the bucket is full again. */
  record Allowance(
      boolean granted, int limit, long remaining, long fullInSeconds, Duration again) {}

  RateLimits(LongSupplier nanoTime, int callers) {
    this.nanoTime = nanoTime;
    this.buckets = new Recent<>(callers);
  }

  /** Takes one request out of the caller's bucket, if there is one. */
  Allowance take(Object caller, int limit) {
    return draw(caller, limit, MINUTE / limit);
  }

  /** Looks without taking. */
  Allowance look(Object caller, int limit) {
    return draw(caller, limit, 0);
  }

  private Allowance draw(Object caller, int limit, long cost) {
    long each = MINUTE / limit;
    long now = nanoTime.getAsLong();
    AtomicLong emptyUntil = buckets.computeIfAbsent(caller, key -> new AtomicLong(now));
    while (true) {
      long before = emptyUntil.get();
      long base = before - now > 0 ? before : now;
      long used = base - now;
      if (used + each > MINUTE) {
        long wait = used + each - MINUTE;
        return new Allowance(false, limit, 0, seconds(used), Duration.ofSeconds(seconds(wait)));
      }
      long after = base + cost;
      if (cost == 0 || emptyUntil.compareAndSet(before, after)) {
        long left = (MINUTE - (after - now)) / each;
        return new Allowance(true, limit, left, seconds(after - now), Duration.ZERO);
      }
    }
  }

  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, 1_000_000_000L);
  }
}
