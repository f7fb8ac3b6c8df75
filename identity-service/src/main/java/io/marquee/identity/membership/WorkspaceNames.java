package io.marquee.identity.membership;

import io.marquee.tenancy.CurrentWorkspace;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How workspaces are called, as workspace-service tells. */
@Component
@Transactional(readOnly = true)
public class WorkspaceNames {

  private final KnownWorkspaces workspaces;

  WorkspaceNames(KnownWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  /**
   * The current workspace's name.
   *
   * @return its name, or its id when nothing was told yet
   */
  public String current() {
    return workspaces
        .findName(CurrentWorkspace.id())
        .orElseGet(() -> CurrentWorkspace.id().toString());
  }

  /**
   * Whether the current workspace is there to join.
   *
   * @return false when it was deleted, or nothing was told of it
   */
  public boolean isOpen() {
    return workspaces.isOpen(CurrentWorkspace.id());
  }
}
