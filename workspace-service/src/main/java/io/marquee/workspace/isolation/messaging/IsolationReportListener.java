package io.marquee.workspace.isolation.messaging;

import io.marquee.events.isolation.IsolationProbed;
import io.marquee.events.isolation.IsolationReportEvent;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.isolation.IsolationEvidence;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Hears what the services found when they attacked their own databases. */
@EventConsumer(
    name = "isolation-reports",
    of = IsolationReportEvent.class,
    order = Order.COMMUTATIVE)
class IsolationReportListener {

  private final IsolationEvidence evidence;
  private final JsonMapper json;

  IsolationReportListener(IsolationEvidence evidence, JsonMapper json) {
    this.evidence = evidence;
    this.json = json;
  }

  @Handles
  void on(IsolationProbed event) {
    var report =
        new IsolationEvidence.Report(
            event.service(),
            event.startedAt(),
            event.endedAt(),
            event.tables(),
            event.schemas(),
            event.checks().stream().allMatch(check -> check.breaches().isEmpty()),
            json.writeValueAsString(event.checks()));
    UUID probe = event.probeId();
    if (probe == null) evidence.keep(report);
    else evidence.answer(probe, report);
  }
}
