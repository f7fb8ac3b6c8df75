package io.marquee.service.isolation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * How probes end: {@code marquee.isolation.probes} by outcome, {@code held} (all was refused),
 * {@code broken} (something was not) or {@code failed} (it could not be tried). All are there from
 * the start, so that a first one is seen as an increase.
 */
class ProbeMeters {

  private final Counter held;
  private final Counter broken;
  private final Counter failed;

  ProbeMeters(MeterRegistry registry) {
    held = registry.counter("marquee.isolation.probes", "outcome", "held");
    broken = registry.counter("marquee.isolation.probes", "outcome", "broken");
    failed = registry.counter("marquee.isolation.probes", "outcome", "failed");
  }

  void ended(boolean all) {
    (all ? held : broken).increment();
  }

  void failed() {
    failed.increment();
  }
}
