package io.marquee.service.isolation;

import io.marquee.events.workspace.IsolationProbeRequested;
import io.marquee.events.workspace.ProbeEvent;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.service.jobs.Jobs;
import java.time.Clock;

/** Stores what is asked for as a job: it takes longer than an event may. */
@EventConsumer(
    name = "isolation-probes",
    of = ProbeEvent.class,
    order = Order.COMMUTATIVE,
    replayable = false)
class ProbeListener {

  private final Jobs jobs;
  private final ProbeIsolation probeIsolation;
  private final Clock clock;

  ProbeListener(Jobs jobs, ProbeIsolation probeIsolation, Clock clock) {
    this.jobs = jobs;
    this.probeIsolation = probeIsolation;
    this.clock = clock;
  }

  @Handles
  void on(IsolationProbeRequested event) {
    jobs.schedule(
        probeIsolation,
        event.probeId().toString(),
        new ProbeIsolation.Work(event.probeId()),
        clock.instant());
  }
}
