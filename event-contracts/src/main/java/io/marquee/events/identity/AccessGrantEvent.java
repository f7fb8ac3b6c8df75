package io.marquee.events.identity;

import io.marquee.events.StateEvent;
import java.util.UUID;

/** Who may do what in workspaces that they are no member of, by grant; compacted. */
public sealed interface AccessGrantEvent extends StateEvent permits AccessGrantState {

  /** The Kafka topic. */
  String TOPIC = "identity.access-grants";

  /**
   * The grant.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID grantId();

  @Override
  default UUID key() {
    return grantId();
  }
}
