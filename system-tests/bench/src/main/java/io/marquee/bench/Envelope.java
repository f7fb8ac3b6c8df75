package io.marquee.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The headers that every contender's records bear, so that all write the same. */
final class Envelope {
  static final String SOURCE = "/marquee/bench";
  static final String SEQUENCE = "ce_sequence";

  /** The columns of the outbox that become headers. */
  static final List<String> COLUMNS =
      List.of(
          "id",
          "type",
          "time",
          "workspace_id",
          "account_id",
          "actor",
          "correlation_id",
          "causation_id",
          "sequence",
          "traceparent");

  private Envelope() {}

  static @Nullable String headerOf(String column) {
    if (!COLUMNS.contains(column)) return null;
    if (column.equals("traceparent")) return column;
    return "ce_" + column.replace("_id", "");
  }

  /** A record out of a row whose columns are told by name. */
  static ProducerRecord<byte[], byte[]> record(Function<String, @Nullable String> row) {
    String key = String.valueOf(row.apply("key"));
    Headers headers = new RecordHeaders();
    headers.add("ce_specversion", bytes("1.0"));
    headers.add("ce_source", bytes(SOURCE));
    for (String column : COLUMNS) {
      String value = row.apply(column);
      if (value != null) headers.add(headerOf(column), bytes(value));
    }
    headers.add("ce_subject", bytes(key));
    headers.add("content-type", bytes("application/json"));
    String payload = row.apply("payload");
    return new ProducerRecord<>(
        String.valueOf(row.apply("topic")),
        null,
        bytes(key),
        payload == null ? null : bytes(payload),
        headers);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
