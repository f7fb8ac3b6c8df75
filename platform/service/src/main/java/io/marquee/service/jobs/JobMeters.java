package io.marquee.service.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * How stored work goes: {@code marquee.jobs.run} by its name and outcome (done, failed), and {@code
 * marquee.jobs.given.up} by its name.
 */
record JobMeters(MeterRegistry registry) {

  /** Work that takes time and may fail. */
  interface Work {
    void run() throws Exception;
  }

  void measure(String job, Work work) throws Exception {
    Timer.Sample sample = Timer.start(registry);
    String outcome = "failed";
    try {
      work.run();
      outcome = "done";
    } finally {
      sample.stop(registry.timer("marquee.jobs.run", "work", job, "outcome", outcome));
    }
  }

  void givenUp(String job) {
    registry.counter("marquee.jobs.given.up", "work", job).increment();
  }
}
