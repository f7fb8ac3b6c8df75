package io.marquee.events.workspace;

import io.marquee.events.StateEvent;
import java.util.UUID;

/** How workspaces look to their own clients, by workspace; compacted. */
public sealed interface BrandingEvent extends StateEvent permits BrandingState {

  /** The Kafka topic. */
  String TOPIC = "workspace.branding";

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
