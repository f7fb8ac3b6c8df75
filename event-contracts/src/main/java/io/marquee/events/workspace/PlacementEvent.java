package io.marquee.events.workspace;

import io.marquee.events.Event;
import java.util.UUID;

/** Where workspaces are to lie, by operation. */
public sealed interface PlacementEvent extends Event
    permits PlacementRequested, PlacementConfirmed {

  /** The Kafka topic. */
  String TOPIC = "workspace.placements";

  /**
   * The move, one for all services.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID operationId();

  @Override
  default UUID key() {
    return operationId();
  }
}
