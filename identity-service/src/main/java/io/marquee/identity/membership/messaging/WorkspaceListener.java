package io.marquee.identity.membership.messaging;

import io.marquee.events.workspace.WorkspaceEvent;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.identity.membership.FollowWorkspace;
import io.marquee.identity.membership.ForgetWorkspace;
import io.marquee.identity.user.User;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Tombstone;

/** Hears which workspaces there are, and who owns them. */
@EventConsumer(name = "workspace-owners", of = WorkspaceEvent.class, order = Order.LATEST)
class WorkspaceListener {

  private final FollowWorkspace followWorkspace;
  private final ForgetWorkspace forgetWorkspace;

  WorkspaceListener(FollowWorkspace followWorkspace, ForgetWorkspace forgetWorkspace) {
    this.followWorkspace = followWorkspace;
    this.forgetWorkspace = forgetWorkspace;
  }

  @Handles
  void on(WorkspaceState event) {
    followWorkspace.run(
        new FollowWorkspace.Command(
            event.workspaceId(),
            event.name(),
            event.status(),
            event.accountId(),
            new User.Id(event.ownerId())));
  }

  @Handles
  void on(Tombstone gone) {
    forgetWorkspace.run(gone.key());
  }
}
