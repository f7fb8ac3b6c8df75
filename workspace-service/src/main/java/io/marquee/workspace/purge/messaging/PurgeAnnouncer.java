package io.marquee.workspace.purge.messaging;

import io.marquee.events.workspace.WorkspaceEvent;
import io.marquee.events.workspace.WorkspacePurgeRequested;
import io.marquee.outbox.Outbox;
import io.marquee.workspace.purge.Purge;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks every service to forget a workspace; at the end nobody knows it any more. */
@Component
class PurgeAnnouncer {

  private final Outbox outbox;

  PurgeAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(Purge.Requested event) {
    outbox.append(
        new WorkspacePurgeRequested(event.workspaceId(), event.purgeId(), event.deletedAt()));
  }

  @EventListener
  void on(Purge.Completed event) {
    outbox.tombstone(WorkspaceEvent.class, event.workspaceId());
  }
}
