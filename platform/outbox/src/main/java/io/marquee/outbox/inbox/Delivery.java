package io.marquee.outbox.inbox;

import io.marquee.events.Event;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventHeaders;
import io.marquee.outbox.EventJson;
import io.marquee.outbox.NamedWorkspace;
import io.marquee.outbox.Tombstone;
import io.marquee.outbox.UnreadableEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A record as it came from Kafka, or as it was kept with the dead letters. */
record Delivery(
    String topic,
    int partition,
    long offset,
    byte @Nullable [] rawKey,
    Headers headers,
    byte @Nullable [] payload) {

  static Delivery of(ConsumerRecord<byte[], byte[]> record) {
    return new Delivery(
        record.topic(),
        record.partition(),
        record.offset(),
        record.key(),
        record.headers(),
        record.value());
  }

  /**
   * An event with its envelope.
   *
   * @param event an {@link Event} or a {@link Tombstone}
   */
  record Read(Object event, EventEnvelope envelope) {}

  /**
   * Reads the headers and the payload.
   *
   * @return empty for a type that is not known here
   * @throws UnreadableEvent if something is missing or malformed
   */
  Optional<Read> read(Listener listener) {
    EventEnvelope envelope = EventHeaders.read(headers);
    byte[] json = payload;
    if (json == null) {
      return Optional.of(new Read(new Tombstone(topic, envelope.subject()), envelope));
    }
    Class<? extends Event> type = listener.typeOf(envelope.type());
    if (type == null) return Optional.empty();
    Event event;
    try {
      event = EventJson.read(json, type);
    } catch (JacksonException malformed) {
      throw new UnreadableEvent(
          "no JSON of %s: %s".formatted(envelope.type(), malformed.getOriginalMessage()),
          malformed);
    }
    if (NamedWorkspace.isForeign(event, envelope.workspaceId())) {
      throw new UnreadableEvent(
          "%s names another workspace than its header".formatted(envelope.type()));
    }
    return Optional.of(new Read(event, envelope));
  }

  /** The aggregate, null if it cannot be read. */
  @Nullable UUID key() {
    byte[] raw = rawKey;
    if (raw == null) return null;
    try {
      return UUID.fromString(new String(raw, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  /** The envelope, null if it cannot be read. */
  @Nullable EventEnvelope envelope() {
    try {
      return EventHeaders.read(headers);
    } catch (UnreadableEvent unreadable) {
      return null;
    }
  }
}
