package io.marquee.service.placement;

import io.marquee.events.workspace.PlacementConfirmed;
import io.marquee.events.workspace.PlacementEvent;
import io.marquee.events.workspace.PlacementRequested;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.service.jobs.Jobs;
import io.marquee.service.placement.MoveWorkspace.Work;
import java.time.Clock;

/** Stores what is asked for as a job: it takes longer than an event may. */
@EventConsumer(
    name = "placements",
    of = PlacementEvent.class,
    order = Order.COMMUTATIVE,
    replayable = false)
class PlacementListener {

  private final Jobs jobs;
  private final MoveWorkspace moveWorkspace;
  private final Clock clock;

  PlacementListener(Jobs jobs, MoveWorkspace moveWorkspace, Clock clock) {
    this.jobs = jobs;
    this.moveWorkspace = moveWorkspace;
    this.clock = clock;
  }

  @Handles
  void on(PlacementRequested event) {
    jobs.schedule(
        moveWorkspace,
        "move " + event.operationId(),
        new Work(event.operationId(), event.isolation(), event.keepOld(), false),
        clock.instant());
  }

  @Handles
  void on(PlacementConfirmed event) {
    jobs.schedule(
        moveWorkspace,
        "confirm " + event.operationId(),
        new Work(event.operationId(), "", false, true),
        clock.instant());
  }
}
