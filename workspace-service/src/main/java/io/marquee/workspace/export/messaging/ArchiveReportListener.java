package io.marquee.workspace.export.messaging;

import io.marquee.events.archive.ArchiveReportEvent;
import io.marquee.events.archive.PartExported;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.export.HearPart;
import tools.jackson.databind.json.JsonMapper;

/** Hears what services stored for archives. */
@EventConsumer(name = "archive-reports", of = ArchiveReportEvent.class, order = Order.COMMUTATIVE)
class ArchiveReportListener {

  private final HearPart hearPart;
  private final JsonMapper json;

  ArchiveReportListener(HearPart hearPart, JsonMapper json) {
    this.hearPart = hearPart;
    this.json = json;
  }

  @Handles
  void on(PartExported event, EventEnvelope envelope) {
    hearPart.run(
        event.archiveId(), event.service(), json.writeValueAsString(event), envelope.time());
  }
}
