package io.marquee.workspace.workspace;

import io.marquee.service.audit.Audit;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Follows identity-service in who owns the current workspace, and tells the others. */
@Component
public class FollowOwner {

  private final Workspaces workspaces;
  private final Clock clock;
  private final Audit audit;

  FollowOwner(Workspaces workspaces, Clock clock, Audit audit) {
    this.workspaces = workspaces;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Takes in who owns it. Again, without effect.
   *
   * @param owner the user
   */
  @Transactional
  public void run(UUID owner) {
    workspaces
        .findById(CurrentWorkspace.id())
        .ifPresent(
            workspace -> {
              var before = workspace.audited();
              workspace.belongTo(owner, clock.instant());
              workspaces.saveAndFlush(workspace);
              audit.changed("handed_over", before, workspace.audited());
            });
  }
}
