package io.marquee.outbox.inbox;

import io.marquee.outbox.EventEnvelope;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The inbox's metrics; the readme documents them. */
class InboxMeters {
  private final MeterRegistry registry;
  private final Map<String, MultiGauge> gauges = new HashMap<>();
  private final Map<String, DistributionSummary> runs = new ConcurrentHashMap<>();

  InboxMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** What became of an event; of one that was handled, also how long it took from being said. */
  void heard(Listener listener, Inbox.Outcome outcome, EventEnvelope envelope) {
    count("marquee.inbox.heard", listener, "outcome", outcome.name().toLowerCase(Locale.ROOT));
    if (outcome != Inbox.Outcome.HANDLED) return;
    Duration delay = Duration.between(envelope.time(), Instant.now());
    registry
        .timer("marquee.inbox.delay", "consumer", listener.name())
        .record(delay.isNegative() ? Duration.ZERO : delay);
  }

  void unknownType(Listener listener) {
    count("marquee.inbox.heard", listener, "outcome", "unknown");
  }

  void ran(Listener listener, int events) {
    runs.computeIfAbsent(
            listener.name(),
            name ->
                DistributionSummary.builder("marquee.inbox.run")
                    .description("Events heard in one transaction")
                    .baseUnit("events")
                    .tag("consumer", name)
                    .register(registry))
        .record(events);
  }

  void retried(Listener listener) {
    registry.counter("marquee.inbox.retries", "consumer", listener.name()).increment();
  }

  void parked(Listener listener, String reason) {
    count("marquee.dead.letters.added", listener, "reason", reason);
  }

  /** Sets a gauge for each consumer. */
  synchronized void gauge(
      String name, String description, Collection<Listener> listeners, Map<String, ?> values) {
    gauges
        .computeIfAbsent(
            name, any -> MultiGauge.builder(name).description(description).register(registry))
        .register(
            listeners.stream()
                .map(
                    listener ->
                        MultiGauge.Row.of(
                            Tags.of("consumer", listener.name()),
                            values.get(listener.name()) instanceof Number value
                                ? value.doubleValue()
                                : 0.0))
                .toList(),
            true);
  }

  private void count(String name, Listener listener, String tag, String value) {
    registry.counter(name, "consumer", listener.name(), tag, value).increment();
  }
}
