package io.marquee.workspace.workspace;

import io.marquee.service.audit.Audit;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.IfMatch;
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

  ChangeWorkspace(Workspaces workspaces, Clock clock, Audit audit) {
    this.workspaces = workspaces;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional
  void run(String verb, IfMatch seen, BiConsumer<Workspace, Instant> change) {
    Workspace workspace = workspaces.get(CurrentWorkspace.id());
    seen.check(workspace.version());
    var before = workspace.audited();
    change.accept(workspace, clock.instant());
    workspaces.saveAndFlush(workspace);
    audit.changed(verb, before, workspace.audited());
  }
}
