package io.marquee.events.identity;

import io.marquee.events.Event;
import java.util.UUID;

/** Sessions that ended before their tokens do, by session; kept as long as the longest token. */
public sealed interface RevocationEvent extends Event permits SessionRevoked {

  /** The Kafka topic. */
  String TOPIC = "identity.revocations";

  /**
   * The session.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID sessionId();

  @Override
  default UUID key() {
    return sessionId();
  }
}
