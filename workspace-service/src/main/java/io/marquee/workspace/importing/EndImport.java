package io.marquee.workspace.importing;

import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.workspace.workspace.TakeInWorkspace;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends imports: the workspace is there as a whole, or nothing of it stays. */
@Component
class EndImport {

  private final Imports imports;
  private final TakeInWorkspace takeIn;
  private final Jobs jobs;
  private final RemoveUpload removeUpload;
  private final Clock clock;
  private final Audit audit;

  EndImport(
      Imports imports,
      TakeInWorkspace takeIn,
      Jobs jobs,
      RemoveUpload removeUpload,
      Clock clock,
      Audit audit) {
    this.imports = imports;
    this.takeIn = takeIn;
    this.jobs = jobs;
    this.removeUpload = removeUpload;
    this.clock = clock;
    this.audit = audit;
  }

  /** Everything is in. */
  @Transactional
  void complete(ImportView done) {
    UUID workspace = Objects.requireNonNull(done.workspaceId());
    takeIn.open();
    imports.complete(done.id(), clock.instant());
    var facts =
        AuditFacts.of("workspace", workspace)
            .with("import", done.id())
            .with("sha256", done.sha256())
            .with("source_workspace", done.sourceWorkspaceId())
            .with("ids_kept", done.idsKept());
    audit.noted("imported", facts);
    audit.in(Tenant.account(done.accountId())).noted("imported", facts);
    removeUpload(done.id());
  }

  /** A service could not: what the others took in goes with the workspace, by its purge. */
  @Transactional
  void giveUp(ImportView failed, String why) {
    takeIn.giveUp();
    fail(failed.id(), "import_failed", why);
  }

  /** The archive is not one that could be taken in; there is no workspace. */
  @Transactional
  void refuse(UUID id, String code, String why) {
    ImportView found = imports.hold(id).orElse(null);
    if (found != null && found.status() == Import.Status.CHECKING) fail(id, code, why);
  }

  private void fail(UUID id, String code, String why) {
    imports.fail(id, code, why, clock.instant());
    audit
        .in(Tenant.account(CurrentWorkspace.accountId()))
        .noted("import_failed", RequestImport.facts(id).with("code", code));
    removeUpload(id);
  }

  private void removeUpload(UUID id) {
    jobs.schedule(removeUpload, id + " over", new RemoveUpload.Data(id), clock.instant());
  }
}
