package io.marquee.outbox.inbox;

import io.marquee.outbox.DeadLetters.DeadLetter;
import io.marquee.outbox.DeadLetters.Reason;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Order;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code dead_letters} and {@code parked_keys}. Callers bring the transaction. */
class DeadLetterStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_ERROR = 4_000;

  private final JdbcTemplate jdbc;

  DeadLetterStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A dead letter as its consumer needs it. */
  record Letter(
      long id,
      String consumer,
      int generation,
      @Nullable UUID key,
      @Nullable Long sequence,
      Delivery delivery) {}

  /** Parks a key and keeps what could not be handled, unless it is kept already. */
  void park(Listener listener, Delivery delivery, Reason reason, String error) {
    UUID key = delivery.key();
    if (key != null) {
      jdbc.update(
          """
          insert into service.parked_keys (consumer, generation, key, retry_at)
          values (?, ?, ?, case when ? then now() + interval '100 milliseconds' end)
          on conflict do nothing
          """,
          listener.name(),
          listener.generation(),
          key,
          reason == Reason.FAILED);
    }
    add(listener, delivery, reason, error);
  }

  void add(Listener listener, Delivery delivery, Reason reason, @Nullable String error) {
    EventEnvelope envelope = delivery.envelope();
    jdbc.update(
        """
        insert into service.dead_letters (consumer, generation, topic, partition, "offset", key,
            event_id, type, sequence, workspace_id, headers, payload, reason, error)
        values (?, ?, ?, ?, ?, ?::uuid, ?::uuid, ?::text, ?::bigint, ?::uuid, ?::jsonb, ?, ?, ?::text)
        on conflict (consumer, generation, topic, partition, "offset") do nothing
        """,
        listener.name(),
        listener.generation(),
        delivery.topic(),
        delivery.partition(),
        delivery.offset(),
        delivery.key(),
        envelope == null ? null : envelope.id(),
        envelope == null ? null : envelope.type(),
        envelope == null ? null : envelope.sequence(),
        envelope == null ? null : envelope.workspaceId(),
        headersAsJson(delivery),
        delivery.payload(),
        reason.name().toLowerCase(Locale.ROOT),
        error == null ? null : shortened(error));
  }

  /** The first letter of a key that waits. STRICT listeners need them by number. */
  Optional<Letter> first(Listener listener, UUID key) {
    return jdbc
        .query(
            "select * from service.dead_letters where consumer = ? and generation = ? and key = ?"
                + " and state = 'waiting' order by "
                + (listener.order() == Order.STRICT ? "sequence, id" : "id")
                + " limit 1",
            (row, number) -> letter(row),
            listener.name(),
            listener.generation(),
            key)
        .stream()
        .findFirst();
  }

  /** The letters whose key cannot be read; they hold up nobody. */
  List<Letter> withoutKey(Listener listener) {
    return jdbc.query(
        "select * from service.dead_letters where consumer = ? and generation = ? and key is null"
            + " and state = 'waiting' order by id",
        (row, number) -> letter(row),
        listener.name(),
        listener.generation());
  }

  List<Integer> generationsWaiting(String consumer) {
    return jdbc.queryForList(
        "select distinct generation from service.dead_letters"
            + " where consumer = ? and state = 'waiting' order by generation",
        Integer.class,
        consumer);
  }

  List<UUID> parkedKeys(Listener listener) {
    return jdbc.queryForList(
        "select key from service.parked_keys where consumer = ? and generation = ?"
            + " order by parked_at",
        UUID.class,
        listener.name(),
        listener.generation());
  }

  void lock(Listener listener, Letter letter) {
    jdbc.queryForList(
        "select 1 from service.parked_keys where consumer = ? and generation = ? and key = ?"
            + " for update",
        listener.name(),
        listener.generation(),
        letter.key());
  }

  /** Takes a letter out, and releases its key if it was the last one. */
  void close(Listener listener, Letter letter, String state) {
    jdbc.update(
        "update service.dead_letters set state = ?, closed_at = now() where id = ?",
        state,
        letter.id());
    jdbc.update(
        """
        delete from service.parked_keys p
         where consumer = ? and generation = ? and key = ?
           and not exists (select from service.dead_letters d
                            where d.consumer = p.consumer and d.generation = p.generation
                              and d.key = p.key and d.state = 'waiting')
        """,
        listener.name(),
        listener.generation(),
        letter.key());
  }

  void failedAgain(Listener listener, Letter letter, String error) {
    jdbc.update(
        "update service.dead_letters set error = ?, reason = 'failed' where id = ?",
        shortened(error),
        letter.id());
    // One that only waited for its turn is now to be tried again as any other.
    jdbc.update(
        "update service.parked_keys set attempts = 1, retry_at = now() + interval '1 second'"
            + " where consumer = ? and generation = ? and key = ? and attempts = 0"
            + " and retry_at is null",
        listener.name(),
        listener.generation(),
        letter.key());
  }

  /** Notes an event as heard although it was not, so that nothing waits for it. */
  void passOver(Listener listener, Letter letter) {
    EventEnvelope envelope = letter.delivery().envelope();
    if (envelope == null) return;
    jdbc.update(
        "insert into service.inbox (event_id, consumer, generation) values (?, ?, ?)"
            + " on conflict do nothing",
        envelope.id(),
        listener.name(),
        listener.generation());
    if (listener.order() == Order.STRICT) {
      reach(listener, envelope.subject(), envelope.sequence());
    }
  }

  /** Notes that an aggregate's events up to a number were heard. */
  void reach(Listener listener, UUID key, long sequence) {
    jdbc.update(
        """
        insert into service.inbox_sequences as i (consumer, generation, key, last)
        values (?, ?, ?, ?)
        on conflict (consumer, generation, key)
          do update set last = greatest(i.last, excluded.last)
        """,
        listener.name(),
        listener.generation(),
        key,
        sequence);
  }

  /**
   * The dead letters of a consumer.
   *
   * @param age how many seconds the oldest has waited
   */
  record Waiting(long count, double age) {}

  Map<String, Waiting> waitingByConsumer() {
    Map<String, Waiting> counts = new TreeMap<>();
    jdbc.query(
        "select consumer, count(*), extract(epoch from now() - min(received_at))"
            + " from service.dead_letters where state = 'waiting' group by consumer",
        row -> {
          counts.put(row.getString(1), new Waiting(row.getLong(2), row.getDouble(3)));
        });
    return counts;
  }

  List<DeadLetter> list(@Nullable String consumer, int limit) {
    return jdbc.query(
        "select * from service.dead_letters where state = 'waiting'"
            + " and (?::text is null or consumer = ?::text) order by id limit ?",
        (row, number) -> deadLetter(row),
        consumer,
        consumer,
        limit);
  }

  /** A waiting letter of any consumer. */
  Optional<Letter> find(long id) {
    return jdbc
        .query(
            "select * from service.dead_letters where id = ? and state = 'waiting'",
            (row, number) -> letter(row),
            id)
        .stream()
        .findFirst();
  }

  private static Letter letter(ResultSet row) throws SQLException {
    var headers = new RecordHeaders();
    JSON.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {})
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    UUID key = row.getObject("key", UUID.class);
    return new Letter(
        row.getLong("id"),
        row.getString("consumer"),
        row.getInt("generation"),
        key,
        row.getObject("sequence", Long.class),
        new Delivery(
            row.getString("topic"),
            row.getInt("partition"),
            row.getLong("offset"),
            key == null ? null : key.toString().getBytes(StandardCharsets.US_ASCII),
            headers,
            row.getBytes("payload")));
  }

  private static DeadLetter deadLetter(ResultSet row) throws SQLException {
    byte[] payload = row.getBytes("payload");
    return new DeadLetter(
        row.getLong("id"),
        row.getString("consumer"),
        row.getObject("key", UUID.class),
        row.getObject("event_id", UUID.class),
        row.getString("type"),
        row.getObject("workspace_id", UUID.class),
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("offset"),
        Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
        row.getString("error"),
        payload == null ? null : new String(payload, StandardCharsets.UTF_8),
        row.getTimestamp("received_at").toInstant());
  }

  private static String headersAsJson(Delivery delivery) {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : delivery.headers()) {
      if (header.value() == null) continue;
      headers.put(header.key(), printable(new String(header.value(), StandardCharsets.UTF_8)));
    }
    return JSON.writeValueAsString(headers);
  }

  private static String shortened(String error) {
    String text = printable(error);
    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
  }

  /** PostgreSQL's texts cannot hold the character 0. */
  private static String printable(String text) {
    return Objects.requireNonNull(text).replace('\0', '\uFFFD');
  }
}
