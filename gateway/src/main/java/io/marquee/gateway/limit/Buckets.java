package io.marquee.gateway.limit;

import io.marquee.gateway.recent.Recent;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A bucket of a minute's requests for each caller, which fills evenly (GCRA): one long per caller,
 * and nothing to do while nobody calls. A request costs time: of a limit of 60 one second. So what
 * another replica let through can be owed here, whatever the limit was there.
 */
final class Buckets {

  static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** More than that nobody owes, whatever other replicas say. */
  private static final long MOST_OWED = 10 * MINUTE;

  private final LongSupplier nanoTime;
  private final Recent<UUID, Bucket> buckets;
  private final Queue<Bucket> unsaid = new ConcurrentLinkedQueue<>();

  /** Whether anybody wants to know what is taken here. */
  private volatile boolean shared;

  private static final class Bucket {
    final UUID caller;
    final AtomicLong emptyUntil;
    final AtomicLong unsaid = new AtomicLong();

    Bucket(UUID caller, long now) {
      this.caller = caller;
      this.emptyUntil = new AtomicLong(now);
    }
  }

  /** Hears what callers have used since it was last told. */
  interface Listener {
    void used(UUID caller, long nanos);
  }

  Buckets(LongSupplier nanoTime, int callers) {
    this.nanoTime = nanoTime;
    this.buckets = new Recent<>(callers);
  }

  /** Takes one request out of the caller's bucket, if there is one. */
  Allowance take(UUID caller, String policy, int limit) {
    return draw(caller, policy, limit, MINUTE / limit);
  }

  /** Looks without taking. */
  Allowance look(UUID caller, String policy, int limit) {
    return draw(caller, policy, limit, 0);
  }

  /** Another replica has let through what costs so much; it counts even beyond the limit. */
  void owe(UUID caller, long nanos) {
    long now = nanoTime.getAsLong();
    long cost = Math.clamp(nanos, 0, MOST_OWED);
    bucket(caller, now)
        .emptyUntil
        .updateAndGet(
            before -> now + Math.min(MOST_OWED, (before - now > 0 ? before - now : 0) + cost));
  }

  /** From now on it is kept what others should hear, or not any more. */
  void share(boolean wanted) {
    shared = wanted;
    if (!wanted) report((caller, nanos) -> {});
  }

  /** Tells what was used since the last time. */
  void report(Listener listener) {
    for (Bucket bucket = unsaid.poll(); bucket != null; bucket = unsaid.poll())
      listener.used(bucket.caller, bucket.unsaid.getAndSet(0));
  }

  private Allowance draw(UUID caller, String policy, int limit, long cost) {
    long each = MINUTE / limit;
    long now = nanoTime.getAsLong();
    Bucket bucket = bucket(caller, now);
    while (true) {
      long before = bucket.emptyUntil.get();
      long used = before - now > 0 ? before - now : 0;
      if (used + each > MINUTE) {
        Duration again = Duration.ofSeconds(seconds(used + each - MINUTE));
        return new Allowance(false, policy, limit, 0, seconds(used), again);
      }
      if (cost == 0 || bucket.emptyUntil.compareAndSet(before, now + used + cost)) {
        if (cost > 0 && shared && bucket.unsaid.getAndAdd(cost) == 0) unsaid.add(bucket);
        long left = (MINUTE - used - cost) / each;
        return new Allowance(true, policy, limit, left, seconds(used + cost), Duration.ZERO);
      }
    }
  }

  private Bucket bucket(UUID caller, long now) {
    return buckets.computeIfAbsent(caller, key -> new Bucket(key, now));
  }

  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, 1_000_000_000L);
  }
}
