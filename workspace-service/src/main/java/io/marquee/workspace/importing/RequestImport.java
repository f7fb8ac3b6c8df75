package io.marquee.workspace.importing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.IfMatch;
import io.marquee.workspace.storage.ArchiveStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins imports of the current account, and removes them. */
@Component
class RequestImport {

  private static final int AT_ONCE = 3;

  /** For how long an archive is waited for. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  private final Imports imports;
  private final ArchiveStore store;
  private final Jobs jobs;
  private final CheckArchive checkArchive;
  private final RemoveUpload removeUpload;
  private final Clock clock;
  private final Audit audit;

  RequestImport(
      Imports imports,
      ArchiveStore store,
      Jobs jobs,
      CheckArchive checkArchive,
      RemoveUpload removeUpload,
      Clock clock,
      Audit audit) {
    this.imports = imports;
    this.store = store;
    this.jobs = jobs;
    this.checkArchive = checkArchive;
    this.removeUpload = removeUpload;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional
  UUID run(UUID by, NewImport request) {
    if (imports.open() >= AT_ONCE) throw new TooManyImports();
    UUID id = UuidCreator.getTimeOrderedEpoch();
    Instant now = clock.instant();
    imports.add(id, by, request, now);
    jobs.schedule(removeUpload, id.toString(), new RemoveUpload.Data(id), now.plus(PATIENCE));
    audit.noted("import_requested", facts(id).with("sha256", request.sha256()));
    return id;
  }

  /** The archive was uploaded. */
  @Transactional
  void start(UUID id) {
    ImportView found = imports.hold(id).orElseThrow(() -> new ImportNotFound(id));
    if (found.status() != Import.Status.AWAITING_UPLOAD) throw new ImportStarted();
    if (store.length(Import.archive(id)) != found.bytes()) throw new ArchiveMissing();
    imports.checking(id, clock.instant());
    jobs.schedule(checkArchive, id.toString(), new CheckArchive.Data(id), clock.instant());
    audit.noted("import_started", facts(id));
  }

  /** Of one that has not begun, or has ended; the workspace that it became stays. */
  @Transactional
  void remove(UUID id, IfMatch seen) {
    ImportView found = imports.hold(id).orElseThrow(() -> new ImportNotFound(id));
    seen.check(found.version());
    if (found.status() == Import.Status.CHECKING || found.status() == Import.Status.RUNNING) {
      throw new ImportRunning();
    }
    imports.remove(id);
    jobs.schedule(removeUpload, id + " removed", new RemoveUpload.Data(id), clock.instant());
    audit.noted("import_removed", facts(id));
  }

  static AuditFacts facts(UUID id) {
    return AuditFacts.of("account", CurrentWorkspace.accountId()).with("import", id);
  }
}
