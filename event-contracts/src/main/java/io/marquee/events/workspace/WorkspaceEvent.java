package io.marquee.events.workspace;

import io.marquee.events.StateEvent;
import java.util.UUID;

/** The tenants, by workspace; compacted. */
public sealed interface WorkspaceEvent extends StateEvent permits WorkspaceState {

  /** The Kafka topic. */
  String TOPIC = "workspace.workspaces";

  /**
   * The workspace.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID workspaceId();

  @Override
  default UUID key() {
    return workspaceId();
  }
}
