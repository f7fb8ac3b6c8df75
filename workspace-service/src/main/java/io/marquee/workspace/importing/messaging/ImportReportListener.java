package io.marquee.workspace.importing.messaging;

import io.marquee.events.archive.ArchiveReportEvent;
import io.marquee.events.archive.PartImported;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.importing.HearImported;

/** Hears what services took in of archives. */
@EventConsumer(name = "import-reports", of = ArchiveReportEvent.class, order = Order.COMMUTATIVE)
class ImportReportListener {

  private final HearImported hearImported;

  ImportReportListener(HearImported hearImported) {
    this.hearImported = hearImported;
  }

  @Handles
  void on(PartImported event, EventEnvelope envelope) {
    hearImported.run(
        new HearImported.Answer(
            event.archiveId(),
            event.service(),
            event.rows().values().stream().mapToLong(Long::longValue).sum(),
            event.objects(),
            event.people(),
            event.failure(),
            envelope.time()));
  }
}
