package io.marquee.identity.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.identity.IdentityTest;
import io.marquee.identity.throttle.Throttle.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IdentityTest
class ThrottleIntegrationTests {

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private final Instant now = Instant.now();
  private final Attempt attempt =
      Attempt.at("test", UUID.randomUUID().toString(), new Pace(3, minute(), minute(), minute()));

  /** Of several at once, one reads the clock before another and is counted after it. */
  @Test
  void whoReadTheClockEarlierIsAsFree() {
    for (int i = 0; i < 4; i++) assertThat(begins(now.minusMillis(i))).isTrue();
    assertThat(begins(now.plusMillis(1))).as("three are free, and a pause follows one").isFalse();
    assertThat(begins(now.plus(minute()))).as("it ends").isTrue();
  }

  private boolean begins(Instant at) {
    var throttle = new Throttle(jdbc, Clock.fixed(at, ZoneOffset.UTC));
    return Boolean.TRUE.equals(transaction.execute(status -> throttle.tryBegin(attempt)));
  }

  private static Duration minute() {
    return Duration.ofMinutes(1);
  }
}
