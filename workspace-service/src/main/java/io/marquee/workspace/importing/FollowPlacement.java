package io.marquee.workspace.importing;

import io.marquee.workspace.workspace.Workspace;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Goes on with an import once its workspace has schemas of its own everywhere. */
@Component
class FollowPlacement {

  private final HearImported hearImported;

  FollowPlacement(HearImported hearImported) {
    this.hearImported = hearImported;
  }

  @EventListener
  void on(Workspace.Placed placed) {
    hearImported.placed(placed.id());
  }
}
