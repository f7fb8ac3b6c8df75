package io.marquee.outbox.relay;

import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up once the slot is there, since from then on no event can get lost, whoever leads. Kafka being
 * away does not make a service unready: what it says waits in its outbox.
 */
class RelayHealth implements HealthIndicator {
  private static final Duration FAILING_TOO_LONG = Duration.ofSeconds(30);

  private final RelayStatus status;

  RelayHealth(RelayStatus status) {
    this.status = status;
  }

  @Override
  public Health health() {
    boolean broken = status.failingFor().compareTo(FAILING_TOO_LONG) > 0;
    Health.Builder health = status.slotReady() && !broken ? Health.up() : Health.down();
    health.withDetail("state", status.state().name().toLowerCase(Locale.ROOT));
    health.withDetail("slot", status.slotReady() ? "ready" : "missing");
    health.withDetail("backlog", status.backlogRows());
    if (status.error() instanceof String error) health.withDetail("error", error);
    if (status.kafkaAwaySince() != null)
      health.withDetail("kafkaAwaySince", status.kafkaAwaySince());
    return health.build();
  }
}
