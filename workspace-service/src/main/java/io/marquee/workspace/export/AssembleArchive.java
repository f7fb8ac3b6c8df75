package io.marquee.workspace.export;

import io.marquee.service.audit.Audit;
import io.marquee.service.jobs.Job;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.workspace.storage.ArchiveStore;
import io.marquee.workspace.workspace.WorkspaceViews;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of an export together, as a stream. Ended at any step it begins anew. */
@Component
class AssembleArchive extends Job<AssembleArchive.Data> {

  private static final Logger LOG = LoggerFactory.getLogger(AssembleArchive.class);

  /** For how long an archive can be fetched. */
  static final Duration KEPT = Duration.ofDays(7);

  private final Exports exports;
  private final ArchiveStore store;
  private final Manifest manifest;
  private final WorkspaceViews workspaces;
  private final Jobs jobs;
  private final ObjectProvider<AskForParts> askForParts;
  private final RemoveArchive removeArchive;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Audit audit;

  record Data(UUID exportId) {}

  AssembleArchive(
      Exports exports,
      ArchiveStore store,
      Manifest manifest,
      WorkspaceViews workspaces,
      Jobs jobs,
      ObjectProvider<AskForParts> askForParts,
      RemoveArchive removeArchive,
      TransactionTemplate transaction,
      Clock clock,
      Audit audit) {
    super("assemble-archive", Data.class);
    this.exports = exports;
    this.store = store;
    this.manifest = manifest;
    this.workspaces = workspaces;
    this.jobs = jobs;
    this.askForParts = askForParts;
    this.removeArchive = removeArchive;
    this.transaction = transaction;
    this.clock = clock;
    this.audit = audit;
  }

  @Override
  public void run(String name, Data data) throws IOException {
    UUID id = data.exportId();
    List<Exports.Part> parts =
        transaction.execute(
            status ->
                exports
                    .find(id)
                    .filter(export -> export.status() == Export.Status.ASSEMBLING)
                    .map(export -> exports.parts(id))
                    .orElse(List.of()));
    if (parts == null || parts.isEmpty()) return;
    UUID workspace = CurrentWorkspace.id();
    Instant now = clock.instant();
    try (var upload = store.write(Export.archive(workspace, id), "application/gzip")) {
      var archive = new Archive(upload);
      archive.texts(manifest.files(workspaces.current(), id, parts, now), now);
      for (Exports.Part part : parts) {
        try (var content = store.read(Export.part(workspace, id, part.service()))) {
          String found = archive.append(content);
          if (!found.equals(part.sha256())) {
            askAnew(id, part.service(), found);
            return;
          }
        }
      }
      archive.end();
      upload.complete();
      complete(id, archive.bytes(), archive.sha256OfAll(), now);
    }
    for (Exports.Part part : parts) {
      store.deleteSomeBelow(Export.part(workspace, id, part.service()));
    }
  }

  private void complete(UUID id, long bytes, String sha256, Instant now) {
    transaction.executeWithoutResult(
        status -> {
          if (exports.hold(id).isEmpty()) {
            jobs.schedule(removeArchive, id.toString(), new RemoveArchive.Data(id), now);
            return;
          }
          exports.complete(id, bytes, sha256, now, now.plus(KEPT));
          jobs.schedule(removeArchive, id.toString(), new RemoveArchive.Data(id), now.plus(KEPT));
          audit.noted("exported", RequestExport.facts(id).with("sha256", sha256));
        });
  }

  /** A part was stored twice, and its reports came in another order. */
  private void askAnew(UUID id, String service, String found) {
    LOG.warn("the part of {} of export {} is not as reported, but {}", service, id, found);
    transaction.executeWithoutResult(
        status -> {
          if (exports.hold(id).isEmpty()) return;
          exports.forget(id, service);
          exports.to(id, Export.Status.RUNNING, null);
          Instant now = clock.instant();
          jobs.schedule(
              askForParts.getObject(),
              id + " anew " + now.toEpochMilli(),
              new AskForParts.Data(id, 1_000),
              now);
        });
  }
}
