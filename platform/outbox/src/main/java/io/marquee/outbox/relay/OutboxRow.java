package io.marquee.outbox.relay;

import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A row of the outbox on its way to Kafka.
 *
 * @param saidAt when its id was made, in milliseconds since 1970
 */
record OutboxRow(long seq, long saidAt, ProducerRecord<byte[], byte[]> record) {
  static final String COLUMNS =
      "seq, topic, id, type, time, key, workspace_id, account_id, actor, correlation_id,"
          + " causation_id, sequence, traceparent, payload";

  /** From the table; for those from the stream see {@link RowDecoder}. */
  static OutboxRow of(ResultSet row, String source) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    UUID key = row.getObject("key", UUID.class);
    String payload = row.getString("payload");
    var envelope =
        new EventEnvelope(
            id,
            row.getString("type"),
            source,
            row.getObject("time", OffsetDateTime.class).toInstant(),
            key,
            row.getObject("workspace_id", UUID.class),
            row.getObject("account_id", UUID.class),
            row.getString("actor"),
            row.getObject("correlation_id", UUID.class),
            row.getObject("causation_id", UUID.class),
            row.getLong("sequence"),
            row.getString("traceparent"));
    return new OutboxRow(
        row.getLong("seq"),
        madeAt(id.getMostSignificantBits()),
        new ProducerRecord<>(
            row.getString("topic"),
            null,
            null,
            key.toString().getBytes(StandardCharsets.US_ASCII),
            payload == null ? null : payload.getBytes(StandardCharsets.UTF_8),
            EventHeaders.write(envelope)));
  }

  UUID key() {
    return UUID.fromString(new String(record.key(), StandardCharsets.US_ASCII));
  }

  /** When an id was made: a UUIDv7 begins with milliseconds. */
  static long madeAt(long highBitsOfId) {
    return highBitsOfId >>> 16;
  }

  /** In whose partition the row lies, in days since 1970 (UTC). */
  long day() {
    return TimeUnit.MILLISECONDS.toDays(saidAt);
  }
}
