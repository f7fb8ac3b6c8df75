package io.marquee.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The envelope as headers of a Kafka record, after the <a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">
 * Kafka protocol binding of CloudEvents</a>, binary content mode.
 */
public final class EventHeaders {
  /** The type of a tombstone, whose payload is null. */
  public static final String TOMBSTONE = "marquee.tombstone.v1";

  private EventHeaders() {}

  /** Writes an envelope. */
  public static Headers write(EventEnvelope envelope) {
    var headers = new RecordHeaders();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", envelope.id());
    add(headers, "ce_type", envelope.type());
    add(headers, "ce_source", envelope.source());
    add(headers, "ce_time", envelope.time());
    add(headers, "ce_subject", envelope.subject());
    add(headers, "ce_workspace", envelope.workspaceId());
    add(headers, "ce_account", envelope.accountId());
    add(headers, "ce_actor", envelope.actor());
    add(headers, "ce_correlation", envelope.correlationId());
    add(headers, "ce_causation", envelope.causationId());
    add(headers, "ce_sequence", envelope.sequence());
    add(headers, "traceparent", envelope.traceparent());
    if (!envelope.type().equals(TOMBSTONE)) add(headers, "content-type", "application/json");
    return headers;
  }

  /**
   * Reads an envelope.
   *
   * @throws UnreadableEvent if a header is missing or malformed
   */
  public static EventEnvelope read(Headers headers) {
    return new EventEnvelope(
        required(headers, "ce_id", UUID::fromString),
        required(headers, "ce_type", Function.identity()),
        required(headers, "ce_source", Function.identity()),
        required(headers, "ce_time", Instant::parse),
        required(headers, "ce_subject", UUID::fromString),
        optional(headers, "ce_workspace", UUID::fromString),
        optional(headers, "ce_account", UUID::fromString),
        optional(headers, "ce_actor", Function.identity()),
        required(headers, "ce_correlation", UUID::fromString),
        optional(headers, "ce_causation", UUID::fromString),
        required(headers, "ce_sequence", Long::parseLong),
        optional(headers, "traceparent", Function.identity()));
  }

  private static void add(Headers headers, String name, @Nullable Object value) {
    if (value != null) headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T required(Headers headers, String name, Function<String, T> parse) {
    T value = optional(headers, name, parse);
    if (value == null) throw new UnreadableEvent("the header " + name + " is missing");
    return value;
  }

  private static <T> @Nullable T optional(Headers headers, String name, Function<String, T> parse) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) return null;
    String text = new String(header.value(), StandardCharsets.UTF_8);
    try {
      return parse.apply(text);
    } catch (RuntimeException malformed) {
      throw new UnreadableEvent("the header %s is malformed: %s".formatted(name, text), malformed);
    }
  }
}
