package io.marquee.events.identity;

import io.marquee.events.StateEvent;
import java.util.UUID;

/** The API keys that are good, by key; compacted. A revoked key is gone. */
public sealed interface ApiKeyEvent extends StateEvent permits ApiKeyState {

  /** The Kafka topic. */
  String TOPIC = "identity.api-keys";

  /**
   * The key.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID keyId();

  @Override
  default UUID key() {
    return keyId();
  }
}
