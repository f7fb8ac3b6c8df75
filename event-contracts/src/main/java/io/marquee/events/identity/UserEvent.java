package io.marquee.events.identity;

import io.marquee.events.StateEvent;
import java.util.UUID;

/** The people who can log in, by user; compacted. */
public sealed interface UserEvent extends StateEvent permits UserState {

  /** The Kafka topic. */
  String TOPIC = "identity.users";

  /**
   * The user.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID userId();

  @Override
  default UUID key() {
    return userId();
  }
}
