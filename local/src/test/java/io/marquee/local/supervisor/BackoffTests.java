package io.marquee.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTests {
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final Backoff backoff = new Backoff();

  @Test
  void waitsTwiceAsLongAfterEachShortLife() {
    assertThat(backoff.after(SHORT)).isEqualTo(Duration.ofMillis(250));
    assertThat(backoff.after(SHORT)).isEqualTo(Duration.ofMillis(500));
    assertThat(backoff.after(SHORT)).isEqualTo(Duration.ofMillis(1000));
  }

  @Test
  void waitsAtMostHalfAMinute() {
    for (int i = 0; i < 20; i++) backoff.after(SHORT);

    assertThat(backoff.after(SHORT)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void startsAnewAfterALongLife() {
    backoff.after(SHORT);
    backoff.after(SHORT);

    assertThat(backoff.after(Duration.ofMinutes(5))).isEqualTo(Duration.ofMillis(250));
  }
}
