package io.marquee.service.archive;

import io.marquee.events.workspace.ArchiveEvent;
import io.marquee.events.workspace.ExportRequested;
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
  private final Clock clock;
  private final String service;

  ArchiveListener(Jobs jobs, ExportPart exportPart, Clock clock, String service) {
    this.jobs = jobs;
    this.exportPart = exportPart;
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
}
