package io.marquee.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CreditMetersTests {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CreditMeters meters = new CreditMeters(registry);
  private final Reservation held =
      Reservation.hold(
          new Reservation.Id(UUID.randomUUID()),
          new Reservation.Request(UUID.randomUUID(), null, UUID.randomUUID(), 75),
          Reservation.LIFETIME,
          NOW);

  @Test
  void countsWhatIsHeldUsedAndGivenBack() {
    meters.on(new Reservation.Held(held));
    meters.on(new Reservation.Confirmed(held.confirm(null, 60, 0, NOW), 15, NOW));
    meters.on(new Reservation.Released(held.release("cancelled", NOW)));

    assertThat(counted("held")).isEqualTo(75);
    assertThat(counted("used")).isEqualTo(60);
    assertThat(counted("refunded")).isEqualTo(15);
    assertThat(counted("released")).isEqualTo(75);
  }

  private double counted(String done) {
    return registry.get("marquee.billing.credits").tag("done", done).counter().count();
  }
}
