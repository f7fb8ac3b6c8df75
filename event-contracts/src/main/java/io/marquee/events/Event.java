package io.marquee.events;

import java.util.UUID;

/**
 * A fact that one service tells the others. Implementations are records whose components are the
 * payload, written as snake_case JSON; the envelope (id, time, tenant, sequence and so on) travels
 * in headers and is never part of the record.
 */
public interface Event {

  /**
   * The aggregate that the fact is about. It is the Kafka key, so facts about one aggregate stay in
   * order, and the CloudEvents {@code subject}.
   *
   * @return the aggregate's id, never null
   */
  UUID key();
}
