package io.marquee.workspace.isolation.messaging;

import io.marquee.events.placement.PlacementReportEvent;
import io.marquee.events.placement.PlacementReported;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.isolation.HearReport;
import io.marquee.workspace.isolation.IsolationMove.Report;

/** Hears how far the services are. */
@EventConsumer(
    name = "placement-reports",
    of = PlacementReportEvent.class,
    order = Order.COMMUTATIVE)
class PlacementReportListener {

  private final HearReport hearReport;

  PlacementReportListener(HearReport hearReport) {
    this.hearReport = hearReport;
  }

  @Handles
  void on(PlacementReported event, EventEnvelope envelope) {
    hearReport.run(
        event.operationId(),
        new Report(
            event.service(),
            event.step(),
            event.rows(),
            event.windowMillis(),
            event.failure(),
            envelope.time()));
  }
}
