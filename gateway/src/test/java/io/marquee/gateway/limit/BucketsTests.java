package io.marquee.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTests {

  private static final UUID ADA = UUID.randomUUID();

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
  private final Buckets buckets = new Buckets(now::get, 1000);

  @Test
  void grantsAMinutesRequestsAtOnceAndNoMore() {
    for (int i = 59; i >= 0; i--) {
      Allowance granted = take(60);
      assertThat(granted.granted()).isTrue();
      assertThat(granted.remaining()).isEqualTo(i);
    }
    Allowance refused = take(60);
    assertThat(refused.granted()).isFalse();
    assertThat(refused.again()).isEqualTo(Duration.ofSeconds(1));
    assertThat(refused.fullInSeconds()).isEqualTo(60);
    assertThat(buckets.take(UUID.randomUUID(), "tier", 60).granted()).isTrue();
  }

  @Test
  void fillsEvenly() {
    for (int i = 0; i < 60; i++) take(60);
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    for (int i = 0; i < 10; i++) assertThat(take(60).granted()).isTrue();
    assertThat(take(60).granted()).isFalse();
    now.addAndGet(Duration.ofMinutes(5).toNanos());
    assertThat(take(60).remaining()).isEqualTo(59);
  }

  @Test
  void looksWithoutTaking() {
    for (int i = 0; i < 100; i++) assertThat(buckets.look(ADA, "tier", 2).granted()).isTrue();
    take(2);
    take(2);
    assertThat(buckets.look(ADA, "tier", 2).granted()).isFalse();
  }

  @Test
  void owesWhatWasTakenElsewhereEvenBeyondTheLimit() {
    buckets.owe(ADA, Duration.ofSeconds(30).toNanos());
    assertThat(take(60).remaining()).isEqualTo(29);
    buckets.owe(ADA, Duration.ofSeconds(60).toNanos());
    Allowance refused = take(60);
    assertThat(refused.granted()).isFalse();
    assertThat(refused.again()).isEqualTo(Duration.ofSeconds(32));
    now.addAndGet(Duration.ofSeconds(32).toNanos());
    assertThat(take(60).granted()).isTrue();
  }

  @Test
  void owesNoMoreThanTenMinutesWhateverOthersSay() {
    for (int i = 0; i < 3; i++) buckets.owe(ADA, Long.MAX_VALUE);
    buckets.owe(ADA, -1);
    assertThat(take(60).again()).isLessThanOrEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void tellsWhatWasUsedOnceAndOnlyWhenSomebodyWantsToKnow() {
    take(60);
    assertThat(report()).isEmpty();
    buckets.share(true);
    take(60);
    take(60);
    assertThat(report()).containsExactly(Map.entry(ADA, Duration.ofSeconds(2).toNanos()));
    assertThat(report()).isEmpty();
    take(60);
    buckets.share(false);
    assertThat(report()).isEmpty();
  }

  private Allowance take(int limit) {
    return buckets.take(ADA, "tier", limit);
  }

  private Map<UUID, Long> report() {
    Map<UUID, Long> used = new HashMap<>();
    buckets.report(used::put);
    return used;
  }
}
