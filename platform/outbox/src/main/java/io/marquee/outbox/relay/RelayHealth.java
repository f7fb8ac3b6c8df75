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

  /** Time enough to act: see {@code max_slot_wal_keep_size}. */
  private static final double SLOT_IN_DANGER = 0.5;

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
    if (status.slotUsed() > SLOT_IN_DANGER) {
      health.withDetail("slotUsed", Math.round(status.slotUsed() * 100) + " %");
      health.withDetail(
          "warning",
          "PostgreSQL gives the slot up at 100 %; then it is made anew and the table's rows are checked");
    }
    if (status.error() instanceof String error) health.withDetail("error", error);
    if (status.kafkaAwaySince() != null)
      health.withDetail("kafkaAwaySince", status.kafkaAwaySince());
    return health.build();
  }
}
