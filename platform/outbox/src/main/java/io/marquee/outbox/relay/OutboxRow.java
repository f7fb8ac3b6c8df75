package io.marquee.outbox.relay;

import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** A row of the outbox on its way to Kafka. */
record OutboxRow(long seq, String topic, EventEnvelope envelope, @Nullable String payload) {
  static final String COLUMNS =
      "seq, topic, id, type, time, key, workspace_id, account_id, actor, correlation_id,"
          + " causation_id, sequence, traceparent, payload";

  /** From the stream. */
  static OutboxRow of(Struct row, String source) {
    return new OutboxRow(
        row.getInt64("seq"),
        row.getString("topic"),
        new EventEnvelope(
            UUID.fromString(row.getString("id")),
            row.getString("type"),
            source,
            OffsetDateTime.parse(row.getString("time")).toInstant(),
            UUID.fromString(row.getString("key")),
            uuid(row, "workspace_id"),
            uuid(row, "account_id"),
            row.getString("actor"),
            UUID.fromString(row.getString("correlation_id")),
            uuid(row, "causation_id"),
            row.getInt64("sequence"),
            row.getString("traceparent")),
        row.getString("payload"));
  }

  /** From the table. */
  static OutboxRow of(ResultSet row, String source) throws SQLException {
    return new OutboxRow(
        row.getLong("seq"),
        row.getString("topic"),
        new EventEnvelope(
            row.getObject("id", UUID.class),
            row.getString("type"),
            source,
            row.getObject("time", OffsetDateTime.class).toInstant(),
            row.getObject("key", UUID.class),
            row.getObject("workspace_id", UUID.class),
            row.getObject("account_id", UUID.class),
            row.getString("actor"),
            row.getObject("correlation_id", UUID.class),
            row.getObject("causation_id", UUID.class),
            row.getLong("sequence"),
            row.getString("traceparent")),
        row.getString("payload"));
  }

  ProducerRecord<byte[], byte[]> toRecord() {
    return new ProducerRecord<>(
        topic,
        null,
        null,
        envelope.subject().toString().getBytes(StandardCharsets.US_ASCII),
        payload == null ? null : payload.getBytes(StandardCharsets.UTF_8),
        EventHeaders.write(envelope));
  }

  /** The day (UTC) in whose partition the row lies: a UUIDv7 begins with milliseconds. */
  LocalDate day() {
    long millis = envelope.id().getMostSignificantBits() >>> 16;
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  private static @Nullable UUID uuid(Struct row, String field) {
    String text = row.getString(field);
    return text == null ? null : UUID.fromString(text);
  }
}
