package io.marquee.workspace.purge.messaging;

import io.marquee.events.workspace.PurgeEvent;
import io.marquee.events.workspace.WorkspacePurgeRequested;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.service.purge.WorkspacePurge;

/** Lets a workspace vanish from this service when its time has come. */
@EventConsumer(name = "workspace-purges", of = PurgeEvent.class, order = Order.COMMUTATIVE)
class PurgeListener {

  private final WorkspacePurge purge;

  PurgeListener(WorkspacePurge purge) {
    this.purge = purge;
  }

  @Handles
  void on(WorkspacePurgeRequested event) {
    purge.begin(event.purgeId());
  }
}
