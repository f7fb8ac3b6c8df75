package io.marquee.workspace.isolation;

import io.marquee.workspace.workspace.WorkspaceView;
import io.marquee.workspace.workspace.WorkspaceViews;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how the current workspace is kept apart. */
@Component
class IsolationViews {

  private final WorkspaceViews workspaces;
  private final IsolationMoves moves;
  private final IsolationSettings settings;

  IsolationViews(WorkspaceViews workspaces, IsolationMoves moves, IsolationSettings settings) {
    this.workspaces = workspaces;
    this.moves = moves;
    this.settings = settings;
  }

  @Transactional(readOnly = true)
  IsolationView current() {
    WorkspaceView workspace = workspaces.current();
    return new IsolationView(
        workspace.isolation(),
        workspace.status(),
        settings.services(),
        moves.latest().orElse(null));
  }
}
