package io.marquee.service.archive;

import io.marquee.events.archive.PartExported;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Says what this service gave to an archive. */
class ArchiveAnnouncer {

  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final String service;

  ArchiveAnnouncer(Outbox outbox, TransactionTemplate transaction, String service) {
    this.outbox = outbox;
    this.transaction = transaction;
    this.service = service;
  }

  void say(UUID archiveId, MakePart.Part part) {
    var event =
        new PartExported(
            archiveId,
            CurrentWorkspace.id(),
            service,
            part.instant(),
            part.schemaVersion(),
            part.bytes(),
            part.sha256(),
            part.tables(),
            part.objects().number(),
            part.objects().bytes(),
            part.objects().included());
    transaction.executeWithoutResult(status -> outbox.append(event));
  }
}
