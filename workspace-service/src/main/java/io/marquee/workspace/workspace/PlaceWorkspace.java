package io.marquee.workspace.workspace;

import io.marquee.service.audit.Audit;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.workspace.workspace.Workspace.Isolation;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes where the current workspace lies now, and tells the others. */
@Component
public class PlaceWorkspace {

  private final Workspaces workspaces;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Audit audit;

  PlaceWorkspace(Workspaces workspaces, JdbcClient jdbc, Clock clock, Audit audit) {
    this.workspaces = workspaces;
    this.jdbc = jdbc;
    this.clock = clock;
    this.audit = audit;
  }

  /** Whether there is nothing to move. One that is still being made is nowhere yet. */
  @Transactional(readOnly = true)
  public boolean isAt(Isolation isolation) {
    Workspace workspace = workspaces.get(CurrentWorkspace.id());
    return workspace.isolation() == isolation
        && workspace.status() != Workspace.Status.PROVISIONING;
  }

  /** Every service has its rows there. */
  @Transactional
  public void arrived(Isolation isolation) {
    Workspace workspace = workspaces.get(CurrentWorkspace.id());
    var before = workspace.audited();
    workspace.arrived(isolation, isBeingImported(workspace), clock.instant());
    workspaces.saveAndFlush(workspace);
    audit.changed("isolated", before, workspace.audited());
  }

  private boolean isBeingImported(Workspace workspace) {
    return jdbc.sql(
            "select exists (select 1 from workspace_directory where workspace_id = ? and import_id is not null)")
        .param(workspace.id())
        .query(Boolean.class)
        .single();
  }
}
