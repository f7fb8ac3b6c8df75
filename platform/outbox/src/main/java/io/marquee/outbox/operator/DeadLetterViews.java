package io.marquee.outbox.operator;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Dead letters as operators read them. */
class DeadLetterViews {
  private static final String MATCHING =
      " from service.dead_letters where state = 'waiting'"
          + " and (?::text is null or consumer = ?) and (?::uuid is null or key = ?)";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  DeadLetterViews(JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * A line of the list.
   *
   * @param generation the consumer's own, or that of an operator's replay
   */
  record Line(
      long id,
      String consumer,
      int generation,
      @Nullable UUID key,
      @Nullable UUID eventId,
      @Nullable String type,
      @Nullable Long sequence,
      @Nullable UUID workspaceId,
      String reason,
      @Nullable String error,
      String state,
      Instant since,
      @Nullable Instant closedAt) {}

  /** One in full: with what came, as it came. */
  record Full(
      Line letter,
      String topic,
      int partition,
      long offset,
      String headers,
      @Nullable String payload,
      long waitingOfItsKey) {}

  /** What waits, the oldest first, and how many there are in all. */
  record Listing(long total, List<Line> items) {}

  Listing list(@Nullable String consumer, @Nullable UUID key, int limit) {
    return inTransaction(
        () ->
            new Listing(
                count(consumer, key),
                jdbc.query(
                    "select *" + MATCHING + " order by id limit ?",
                    (row, number) -> line(row),
                    consumer,
                    consumer,
                    key,
                    key,
                    limit)));
  }

  long waiting(@Nullable String consumer, @Nullable UUID key) {
    return inTransaction(() -> count(consumer, key));
  }

  private long count(@Nullable String consumer, @Nullable UUID key) {
    Long count =
        jdbc.queryForObject("select count(*)" + MATCHING, Long.class, consumer, consumer, key, key);
    return count == null ? 0 : count;
  }

  /** One of them, whether it waits or not. */
  Optional<Full> find(long id) {
    return inTransaction(
        () ->
            jdbc
                .query(
                    """
                    select d.*, (select count(*) from service.dead_letters o
                                  where o.consumer = d.consumer and o.generation = d.generation
                                    and o.key = d.key and o.state = 'waiting') as of_key
                      from service.dead_letters d where id = ?
                    """,
                    (row, number) -> full(row),
                    id)
                .stream()
                .findFirst());
  }

  private static Full full(ResultSet row) throws SQLException {
    byte[] payload = row.getBytes("payload");
    return new Full(
        line(row),
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("offset"),
        row.getString("headers"),
        payload == null ? null : new String(payload, StandardCharsets.UTF_8),
        row.getLong("of_key"));
  }

  private static Line line(ResultSet row) throws SQLException {
    var closed = row.getTimestamp("closed_at");
    return new Line(
        row.getLong("id"),
        row.getString("consumer"),
        row.getInt("generation"),
        row.getObject("key", UUID.class),
        row.getObject("event_id", UUID.class),
        row.getString("type"),
        row.getObject("sequence", Long.class),
        row.getObject("workspace_id", UUID.class),
        row.getString("reason"),
        row.getString("error"),
        row.getString("state"),
        row.getTimestamp("received_at").toInstant(),
        closed == null ? null : closed.toInstant());
  }

  private interface Work<T> {
    T run();
  }

  private <T> T inTransaction(Work<T> work) {
    T result = transaction.execute(status -> work.run());
    if (result == null) throw new IllegalStateException("no result");
    return result;
  }
}
