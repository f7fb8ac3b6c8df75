package io.marquee.workspace.importing.messaging;

import io.marquee.events.workspace.ImportRequested;
import io.marquee.outbox.Outbox;
import io.marquee.service.archive.ArchiveLinks;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.workspace.importing.Import;
import io.marquee.workspace.storage.ArchiveStore;
import java.time.Duration;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks services to take in their parts, and tells each where it lies. */
@Component
class ImportAnnouncer {

  /** Longer than until they are asked again. */
  private static final Duration SIGNED_FOR = Duration.ofHours(1);

  private final Outbox outbox;
  private final ArchiveStore store;
  private final ArchiveLinks links;

  ImportAnnouncer(Outbox outbox, ArchiveStore store, ArchiveLinks links) {
    this.outbox = outbox;
    this.store = store;
    this.links = links;
  }

  @EventListener
  void on(Import.Wanted wanted) {
    var downloads = new TreeMap<String, String>();
    for (String service : wanted.services()) {
      var link = store.allowReading(Import.part(wanted.id(), service), SIGNED_FOR);
      downloads.put(service, links.sealed(wanted.id(), service, link));
    }
    outbox.append(
        new ImportRequested(
            wanted.id(),
            CurrentWorkspace.id(),
            wanted.sourceWorkspaceId(),
            CurrentWorkspace.accountId(),
            wanted.requestedBy(),
            wanted.idsKept(),
            wanted.people(),
            downloads));
  }
}
