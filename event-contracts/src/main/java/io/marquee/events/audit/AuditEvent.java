package io.marquee.events.audit;

import io.marquee.events.Event;
import java.util.UUID;

/** Changes, by what was changed; said by every service, kept as a chain by identity-service. */
public sealed interface AuditEvent extends Event permits AuditRecorded {

  /** The Kafka topic. */
  String TOPIC = "audit.entries";

  /**
   * What was changed.
   *
   * @return the thing's id, also the Kafka key, so that changes of different things never wait for
   *     each other
   */
  UUID targetId();

  @Override
  default UUID key() {
    return targetId();
  }
}
