package io.marquee.workspace.workspace;

import io.marquee.service.audit.Audit;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.IfMatch;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes the current workspace, if it is still as its reader saw it. */
@Component
class ChangeWorkspace {

  private final Workspaces workspaces;
  private final Clock clock;
  private final Audit audit;
  private final StorageUse storage;

  ChangeWorkspace(Workspaces workspaces, Clock clock, Audit audit, StorageUse storage) {
    this.workspaces = workspaces;
    this.clock = clock;
    this.audit = audit;
    this.storage = storage;
  }

  @Transactional
  void run(String verb, IfMatch seen, BiConsumer<Workspace, Instant> change) {
    Workspace workspace = workspaces.get(CurrentWorkspace.id());
    seen.check(workspace.version());
    var before = workspace.audited();
    BigDecimal quota = workspace.storageQuotaGb();
    change.accept(workspace, clock.instant());
    // A quota that was passed already may stay, or grow by less than the excess.
    if (workspace.storageQuotaGb().compareTo(quota) < 0) requireRoom(workspace.storageQuotaGb());
    workspaces.saveAndFlush(workspace);
    audit.changed(verb, before, workspace.audited());
  }

  private void requireRoom(BigDecimal quota) {
    BigDecimal used = storage.usedGb();
    if (quota.compareTo(used) < 0) throw new QuotaBelowUse(used);
  }
}
