package io.marquee.outbox.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The relay's metrics; the readme documents them. */
class RelayMeters {
  final Counter published;
  final Counter skipped;
  final Counter repaired;
  final Counter publishErrors;
  final Counter restarts;
  final Timer lag;

  RelayMeters(MeterRegistry registry, RelayStatus status) {
    published = counter(registry, "published", "Events that the brokers acknowledged");
    skipped = counter(registry, "skipped", "Events read again that were acknowledged before");
    repaired = counter(registry, "repaired", "Events that the stream lost and the check sent");
    publishErrors = counter(registry, "publish.errors", "Attempts that Kafka did not take");
    restarts = counter(registry, "restarts", "Times that the stream broke and was begun anew");
    lag =
        Timer.builder("marquee.relay.lag")
            .description("From saying an event to the brokers' answer, of each batch's oldest")
            .register(registry);
    gauge("leader", null, status, is(RelayStatus.State.LEADING))
        .description("1 in the process that carries the service's events")
        .register(registry);
    gauge("standby", null, status, is(RelayStatus.State.STANDBY))
        .description("1 in a process that is ready to take over")
        .register(registry);
    gauge("backlog", null, status, RelayStatus::backlogRows)
        .description("Events that may not be in Kafka yet")
        .register(registry);
    gauge("backlog.age", "seconds", status, RelayStatus::backlogAgeSeconds)
        .description("How long the oldest of them has waited")
        .register(registry);
    gauge("slot.unconfirmed", "bytes", status, RelayStatus::slotUnconfirmed)
        .description("WAL that the relay has not confirmed yet")
        .register(registry);
    gauge("slot.retained", "bytes", status, RelayStatus::slotRetained)
        .description("WAL that the server keeps for the slot")
        .register(registry);
    gauge("slot.limit", "bytes", status, RelayStatus::slotLimit)
        .description("WAL at which the server gives the slot up; 0 for never")
        .register(registry);
    gauge("slot.used", null, status, RelayStatus::slotUsed)
        .description("Retained by limit, from 0 to 1; alert on it")
        .register(registry);
  }

  private static ToDoubleFunction<RelayStatus> is(RelayStatus.State state) {
    return status -> status.state() == state ? 1 : 0;
  }

  private static Gauge.Builder<RelayStatus> gauge(
      String name, @Nullable String unit, RelayStatus status, ToDoubleFunction<RelayStatus> of) {
    return Gauge.builder("marquee.relay." + name, status, of).baseUnit(unit);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("marquee.relay." + name).description(description).register(registry);
  }
}
