package io.marquee.service.archive;

import io.marquee.events.workspace.ArchiveEvent;
import io.marquee.events.workspace.ExportRequested;
import io.marquee.events.workspace.ImportRequested;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.service.jobs.Jobs;
import java.time.Clock;

/** Stores what is asked for as a job: it takes longer than an event may. */
@EventConsumer(
    name = "archives",
    of = ArchiveEvent.class,
    order = Order.COMMUTATIVE,
    replayable = false)
class ArchiveListener {

  private final Jobs jobs;
  private final ExportPart exportPart;
  private final ImportPart importPart;
  private final Clock clock;
  private final String service;

  ArchiveListener(
      Jobs jobs, ExportPart exportPart, ImportPart importPart, Clock clock, String service) {
    this.jobs = jobs;
    this.exportPart = exportPart;
    this.importPart = importPart;
    this.clock = clock;
    this.service = service;
  }

  @Handles
  void on(ExportRequested event) {
    String link = event.uploads().get(service);
    if (link == null) return;
    jobs.schedule(
        exportPart,
        event.archiveId().toString(),
        new ExportPart.Data(event.archiveId(), link),
        clock.instant());
  }

  @Handles
  void on(ImportRequested event) {
    String link = event.downloads().get(service);
    if (link == null) return;
    jobs.schedule(
        importPart,
        event.archiveId().toString(),
        new ImportPart.Data(
            event.archiveId(),
            event.sourceWorkspaceId(),
            event.accountId(),
            event.importedBy(),
            event.idsKept(),
            event.people(),
            link),
        clock.instant());
  }
}
