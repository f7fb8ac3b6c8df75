package io.marquee.gateway.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this replica tells the others and hears from them. While it hears nobody it says only that
 * it is there. Used by one thread, but for {@link #others}.
 */
final class Replicas {

  /** A sign of life, often enough that one or two may be lost. */
  private static final long LIFE = Duration.ofSeconds(2).toNanos();

  private final UUID self = UUID.randomUUID();
  private final Map<UUID, Long> heardAt = new HashMap<>();
  private final Buckets buckets;
  private final LongSupplier nanoTime;
  private final long alone;
  private long saidAt;
  private boolean said;
  private volatile int others;

  Replicas(Buckets buckets, LongSupplier nanoTime, Duration alone) {
    this.buckets = buckets;
    this.nanoTime = nanoTime;
    this.alone = alone.toNanos();
  }

  /** How many other replicas were heard lately. */
  int others() {
    return others;
  }

  void hear(byte[] message) {
    Usage usage = Usage.read(message);
    if (usage.replica().equals(self)) return;
    heardAt.put(usage.replica(), nanoTime.getAsLong());
    for (Usage.Entry entry : usage.entries()) buckets.owe(entry.caller(), entry.nanos());
    count();
  }

  /** What is to be said now, null for nothing. */
  byte @Nullable [] speak() {
    long now = nanoTime.getAsLong();
    heardAt.values().removeIf(at -> now - at > alone);
    count();
    List<Usage.Entry> entries = new ArrayList<>();
    buckets.report((caller, nanos) -> entries.add(new Usage.Entry(caller, nanos)));
    if (entries.isEmpty() && said && now - saidAt < LIFE) return null;
    said = true;
    saidAt = now;
    return new Usage(self, entries).bytes();
  }

  private void count() {
    others = heardAt.size();
    buckets.share(others > 0);
  }
}
