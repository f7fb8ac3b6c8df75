package io.marquee.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The system's clock, which a test may put forward. It is the test's duty to put it back. */
public class MovableClock extends Clock {

  private volatile Duration ahead = Duration.ZERO;

  /** Puts it forward, seen from the true time. */
  public void putForwardBy(Duration duration) {
    ahead = duration;
  }

  /** Puts it right. */
  public void putRight() {
    ahead = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("all times are UTC");
  }

  /** Gives it to the service. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Settings {

    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock();
    }
  }
}
