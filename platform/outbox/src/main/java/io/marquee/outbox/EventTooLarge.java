package io.marquee.outbox;

/**
 * An event that Kafka would not take. It is refused when it is said, with its transaction, because
 * later it would stop everything behind it. Put the bulk into a store and say where it is.
 */
public class EventTooLarge extends RuntimeException {
  /** The longest payload, in bytes of UTF-8; Kafka's own limit for a message is 1 MiB. */
  public static final int LIMIT = 900_000;

  EventTooLarge(String type, int bytes) {
    super("%s has %,d bytes of JSON, more than the %,d allowed".formatted(type, bytes, LIMIT));
  }
}
