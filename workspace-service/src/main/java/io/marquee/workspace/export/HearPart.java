package io.marquee.workspace.export;

import io.marquee.service.jobs.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a service stored; with the last one the archive is put together. */
@Component
public class HearPart {

  private final Exports exports;
  private final Jobs jobs;
  private final AssembleArchive assembleArchive;
  private final RemoveArchive removeArchive;
  private final Clock clock;

  HearPart(
      Exports exports,
      Jobs jobs,
      AssembleArchive assembleArchive,
      RemoveArchive removeArchive,
      Clock clock) {
    this.exports = exports;
    this.jobs = jobs;
    this.assembleArchive = assembleArchive;
    this.removeArchive = removeArchive;
    this.clock = clock;
  }

  /**
   * Takes it in, for the current workspace.
   *
   * @param report a JSON object
   * @param at when it was said
   */
  @Transactional
  public void run(UUID id, String service, String report, Instant at) {
    ExportView export = exports.hold(id).orElse(null);
    if (export == null || isOver(export.status())) {
      // It was being stored while the export was taken back.
      jobs.schedule(removeArchive, id + " " + service, new RemoveArchive.Data(id), clock.instant());
      return;
    }
    if (export.status() != Export.Status.RUNNING) return;
    if (!Export.SERVICES.contains(service)) return;
    exports.report(id, service, report, at);
    if (!exports.missing(id).isEmpty()) return;
    exports.to(id, Export.Status.ASSEMBLING, null);
    jobs.schedule(
        assembleArchive,
        id + " " + at.toEpochMilli(),
        new AssembleArchive.Data(id),
        clock.instant());
  }

  private static boolean isOver(Export.Status status) {
    return status == Export.Status.FAILED || status == Export.Status.EXPIRED;
  }
}
