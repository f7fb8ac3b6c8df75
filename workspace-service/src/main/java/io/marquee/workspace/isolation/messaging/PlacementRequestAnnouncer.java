package io.marquee.workspace.isolation.messaging;

import io.marquee.events.workspace.PlacementConfirmed;
import io.marquee.events.workspace.PlacementRequested;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.workspace.isolation.ChangeIsolation;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks all services to move the current workspace. */
@Component
class PlacementRequestAnnouncer {

  private final Outbox outbox;

  PlacementRequestAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(ChangeIsolation.Requested move) {
    outbox.append(
        new PlacementRequested(
            move.operationId(),
            CurrentWorkspace.id(),
            move.target().name().toLowerCase(Locale.ROOT),
            move.keepOld()));
  }

  @EventListener
  void on(ChangeIsolation.Confirmed move) {
    outbox.append(new PlacementConfirmed(move.operationId(), CurrentWorkspace.id()));
  }
}
