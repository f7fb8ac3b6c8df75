package io.marquee.outbox.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** The relay's metrics; the readme documents them. */
class RelayMeters {
  final Counter published;
  final Counter skipped;
  final Counter repaired;
  final Counter publishErrors;
  final Counter restarts;

  RelayMeters(MeterRegistry registry, RelayStatus status) {
    published = counter(registry, "published", "Events that the brokers acknowledged");
    skipped = counter(registry, "skipped", "Events read again that were acknowledged before");
    repaired = counter(registry, "repaired", "Events that the stream lost and the check sent");
    publishErrors = counter(registry, "publish.errors", "Attempts that Kafka did not take");
    restarts = counter(registry, "restarts", "Times that the stream broke and was begun anew");
    Gauge.builder(
            "marquee.relay.leader", status, s -> s.state() == RelayStatus.State.LEADING ? 1 : 0)
        .description("1 in the process that carries the service's events")
        .register(registry);
    Gauge.builder("marquee.relay.backlog", status, RelayStatus::backlogRows)
        .description("Events that may not be in Kafka yet")
        .register(registry);
    Gauge.builder("marquee.relay.backlog.age", status, RelayStatus::backlogAgeSeconds)
        .description("How long the oldest of them has waited")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("marquee.relay.slot.retained", status, RelayStatus::slotRetained)
        .description("WAL that the server keeps for the slot")
        .baseUnit("bytes")
        .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("marquee.relay." + name).description(description).register(registry);
  }
}
