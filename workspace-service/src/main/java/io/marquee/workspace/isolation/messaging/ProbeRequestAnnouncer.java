package io.marquee.workspace.isolation.messaging;

import io.marquee.events.workspace.IsolationProbeRequested;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.workspace.isolation.RequestProbe;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks all services to try the current workspace's isolation. */
@Component
class ProbeRequestAnnouncer {

  private final Outbox outbox;

  ProbeRequestAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(RequestProbe.Requested probe) {
    outbox.append(new IsolationProbeRequested(probe.probeId(), CurrentWorkspace.id()));
  }
}
