package io.marquee.service.archive;

import io.marquee.events.archive.PartImported;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.UUID;

/** Says what became of this service's part of an archive that comes in. */
class ImportAnnouncer {

  private final Outbox outbox;
  private final String service;

  ImportAnnouncer(Outbox outbox, String service) {
    this.outbox = outbox;
    this.service = service;
  }

  /** Needs a transaction. */
  void say(UUID archiveId, ImportRecords.Outcome outcome) {
    outbox.append(
        new PartImported(
            archiveId,
            CurrentWorkspace.id(),
            service,
            outcome.rows(),
            outcome.objects(),
            outcome.people(),
            outcome.failure()));
  }
}
