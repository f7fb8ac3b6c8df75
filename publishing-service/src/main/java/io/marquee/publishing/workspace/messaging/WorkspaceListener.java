package io.marquee.publishing.workspace.messaging;

import io.marquee.events.workspace.WorkspaceEvent;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Tombstone;
import io.marquee.publishing.socialaccount.OpenFeedAccount;
import io.marquee.publishing.workspace.KnownWorkspace;
import io.marquee.publishing.workspace.KnownWorkspaces;

/** Hears which workspaces there are, and gives each the account of its feed. */
@EventConsumer(name = "known-workspaces", of = WorkspaceEvent.class, order = Order.LATEST)
class WorkspaceListener {

  private final KnownWorkspaces workspaces;
  private final OpenFeedAccount openFeedAccount;

  WorkspaceListener(KnownWorkspaces workspaces, OpenFeedAccount openFeedAccount) {
    this.workspaces = workspaces;
    this.openFeedAccount = openFeedAccount;
  }

  @Handles
  void on(WorkspaceState event) {
    workspaces.put(
        new KnownWorkspace(event.workspaceId(), event.accountId(), event.name(), event.status()));
    openFeedAccount.run();
  }

  @Handles
  void on(Tombstone gone) {
    workspaces.close(gone.key());
  }
}
