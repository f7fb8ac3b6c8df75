package io.marquee.outbox.replay;

import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventHeaders;
import io.marquee.outbox.inbox.ReplayMark;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The outbox's rows of a span, by the relay role. */
class SaidEvents {
  /** A UUIDv7 begins with its milliseconds, so the days outside of the span are not looked at. */
  private static final String MATCHING =
      """
       from service.outbox
       where id >= service.uuid_floor(?) and id < service.uuid_floor(?)
         and topic = any (?) and (?::uuid is null or workspace_id = ?::uuid)
      """;

  private final Connection connection;
  private final String service;

  SaidEvents(Connection connection, String service) {
    this.connection = connection;
    this.service = service;
  }

  /** How many there are, and the highest number. */
  record Extent(long events, long lastSeq) {}

  Extent extent(Replay replay) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select count(*), coalesce(max(seq), 0)" + MATCHING)) {
      bind(query, replay);
      ResultSet row = query.executeQuery();
      row.next();
      return new Extent(row.getLong(1), row.getLong(2));
    }
  }

  /** One of them on its way to Kafka. */
  record Said(long seq, ProducerRecord<byte[], byte[]> message) {}

  /** The next ones, in the order of their numbers, which is that of their commits per aggregate. */
  List<Said> next(Replay replay, long lastSeq, int most) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select *" + MATCHING + " and seq > ? and seq <= ? order by seq limit ?")) {
      bind(query, replay);
      query.setLong(6, replay.position());
      query.setLong(7, lastSeq);
      query.setInt(8, most);
      ResultSet row = query.executeQuery();
      List<Said> all = new ArrayList<>();
      while (row.next()) all.add(said(row, replay));
      return all;
    }
  }

  private void bind(PreparedStatement query, Replay replay) throws SQLException {
    query.setTimestamp(1, Timestamp.from(replay.from()));
    query.setTimestamp(2, Timestamp.from(replay.to()));
    query.setArray(3, connection.createArrayOf("text", replay.topics().toArray()));
    query.setObject(4, replay.workspaceId());
    query.setObject(5, replay.workspaceId());
  }

  private Said said(ResultSet row, Replay replay) throws SQLException {
    var envelope =
        new EventEnvelope(
            row.getObject("id", UUID.class),
            row.getString("type"),
            "/marquee/" + service,
            row.getObject("time", OffsetDateTime.class).toInstant(),
            row.getObject("key", UUID.class),
            row.getObject("workspace_id", UUID.class),
            row.getObject("account_id", UUID.class),
            row.getString("actor"),
            row.getObject("correlation_id", UUID.class),
            row.getObject("causation_id", UUID.class),
            row.getLong("sequence"),
            row.getString("traceparent"));
    Headers headers = EventHeaders.write(envelope);
    new ReplayMark(replay.id(), replay.consumer(), replay.forced()).write(headers);
    @Nullable String payload = row.getString("payload");
    return new Said(
        row.getLong("seq"),
        new ProducerRecord<>(
            row.getString("topic"),
            null,
            null,
            envelope.subject().toString().getBytes(StandardCharsets.US_ASCII),
            payload == null ? null : payload.getBytes(StandardCharsets.UTF_8),
            headers));
  }
}
