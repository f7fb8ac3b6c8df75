package io.marquee.events.workspace;

import io.marquee.events.Event;
import java.util.UUID;

/** Workspaces that are to vanish from every service, by workspace. */
public sealed interface PurgeEvent extends Event permits WorkspacePurgeRequested {

  /** The Kafka topic. */
  String TOPIC = "workspace.purges";

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
