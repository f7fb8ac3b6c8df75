package io.marquee.service.isolation;

import io.marquee.service.jobs.RecurringJob;
import java.time.Duration;

/** Probes again and again, by one replica at a time. */
class ProbeOnSchedule extends RecurringJob {

  private final ProbeIsolation probe;

  ProbeOnSchedule(ProbeIsolation probe, Duration every) {
    super("probe-isolation-on-schedule", every);
    this.probe = probe;
  }

  @Override
  public void run() throws Exception {
    probe.runNow();
  }
}
