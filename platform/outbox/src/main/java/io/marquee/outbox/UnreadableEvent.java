package io.marquee.outbox;

import org.jspecify.annotations.Nullable;

/** The headers or the payload of a Kafka record are not those of an event. */
public class UnreadableEvent extends RuntimeException {
  /** Says what is wrong. */
  public UnreadableEvent(String message) {
    super(message);
  }

  /** Says what is wrong, and what found it. */
  public UnreadableEvent(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
