package io.marquee.outbox.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The inbox's metrics; the readme documents them. */
class InboxMeters {
  private final MeterRegistry registry;
  private final MultiGauge waiting;

  InboxMeters(MeterRegistry registry) {
    this.registry = registry;
    this.waiting =
        MultiGauge.builder("marquee.dead.letters.waiting")
            .description("Events that wait among the dead letters")
            .register(registry);
  }

  void heard(Listener listener, Inbox.Outcome outcome) {
    count("marquee.inbox.heard", listener, "outcome", outcome.name().toLowerCase(Locale.ROOT));
  }

  /** From the moment that an event was said to the moment that its effect is committed. */
  void delay(Listener listener, Instant said) {
    Duration delay = Duration.between(said, Instant.now());
    registry
        .timer("marquee.inbox.delay", "consumer", listener.name())
        .record(delay.isNegative() ? Duration.ZERO : delay);
  }

  void unknownType(Listener listener) {
    count("marquee.inbox.heard", listener, "outcome", "unknown");
  }

  void retried(Listener listener) {
    registry.counter("marquee.inbox.retries", "consumer", listener.name()).increment();
  }

  void parked(Listener listener, String reason) {
    count("marquee.dead.letters.added", listener, "reason", reason);
  }

  void waiting(List<Listener> listeners, Map<String, Long> counts) {
    waiting.register(
        listeners.stream()
            .map(
                listener ->
                    MultiGauge.Row.of(
                        Tags.of("consumer", listener.name()),
                        counts.getOrDefault(listener.name(), 0L)))
            .toList(),
        true);
  }

  private void count(String name, Listener listener, String tag, String value) {
    registry.counter(name, "consumer", listener.name(), tag, value).increment();
  }
}
