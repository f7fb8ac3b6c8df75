package io.marquee.workspace.export.messaging;

import io.marquee.events.workspace.ExportRequested;
import io.marquee.outbox.Outbox;
import io.marquee.service.archive.ArchiveLinks;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.workspace.export.Export;
import io.marquee.workspace.storage.ArchiveStore;
import java.time.Duration;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks services for their parts, and tells each where to store it. */
@Component
class ExportAnnouncer {

  /** Longer than until they are asked again. */
  private static final Duration SIGNED_FOR = Duration.ofHours(1);

  private final Outbox outbox;
  private final ArchiveStore store;
  private final ArchiveLinks links;

  ExportAnnouncer(Outbox outbox, ArchiveStore store, ArchiveLinks links) {
    this.outbox = outbox;
    this.store = store;
    this.links = links;
  }

  @EventListener
  void on(Export.Wanted wanted) {
    UUID workspace = CurrentWorkspace.id();
    var uploads = new TreeMap<String, String>();
    for (String service : wanted.services()) {
      var link = store.allowStoring(Export.part(workspace, wanted.id(), service), SIGNED_FOR);
      uploads.put(service, links.sealed(wanted.id(), service, link));
    }
    outbox.append(new ExportRequested(wanted.id(), workspace, uploads));
  }
}
