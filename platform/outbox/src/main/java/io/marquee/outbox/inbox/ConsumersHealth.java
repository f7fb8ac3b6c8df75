package io.marquee.outbox.inbox;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up unless a consumer has ended that should run. Not part of readiness. */
class ConsumersHealth implements HealthIndicator {
  private final Listeners listeners;
  private final Consumers consumers;
  private final Watch watch;

  ConsumersHealth(Listeners listeners, Consumers consumers, Watch watch) {
    this.listeners = listeners;
    this.consumers = consumers;
    this.watch = watch;
  }

  @Override
  public Health health() {
    List<String> broken = consumers.broken();
    Health.Builder health = broken.isEmpty() ? Health.up() : Health.down();
    return health
        .withDetail("listeners", listeners.all().size())
        .withDetail("started", consumers.started())
        .withDetail("ended", broken)
        .withDetail("waiting_for_missing_events", watch.alarms())
        .build();
  }
}
