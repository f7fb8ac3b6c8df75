package io.marquee.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTests {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
  private final RateLimits limits = new RateLimits(now::get, 1000);

  @Test
  void grantsAMinutesRequestsAtOnceAndNoMore() {
    for (int i = 59; i >= 0; i--) {
      RateLimits.Allowance granted = limits.take("ada", 60);
      assertThat(granted.granted()).isTrue();
      assertThat(granted.remaining()).isEqualTo(i);
    }
    RateLimits.Allowance refused = limits.take("ada", 60);
    assertThat(refused.granted()).isFalse();
    assertThat(refused.again()).isEqualTo(Duration.ofSeconds(1));
    assertThat(refused.fullInSeconds()).isEqualTo(60);
    assertThat(limits.take("eve", 60).granted()).isTrue();
  }

  @Test
  void fillsEvenly() {
    for (int i = 0; i < 60; i++) limits.take("ada", 60);
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    for (int i = 0; i < 10; i++) assertThat(limits.take("ada", 60).granted()).isTrue();
    assertThat(limits.take("ada", 60).granted()).isFalse();
    now.addAndGet(Duration.ofMinutes(5).toNanos());
    assertThat(limits.take("ada", 60).remaining()).isEqualTo(59);
  }

  @Test
  void looksWithoutTaking() {
    for (int i = 0; i < 100; i++) assertThat(limits.look("ada", 2).granted()).isTrue();
    limits.take("ada", 2);
    limits.take("ada", 2);
    assertThat(limits.look("ada", 2).granted()).isFalse();
  }
}
