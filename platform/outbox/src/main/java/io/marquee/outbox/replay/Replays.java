package io.marquee.outbox.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code replays}. Each statement is a transaction of its own. */
class Replays {
  static final String TABLE = "table";
  static final String KAFKA = "kafka";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LISTED = 100;

  private final JdbcTemplate jdbc;

  Replays(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes a wish, unless the same was noted already. */
  int begin(
      UUID request,
      String source,
      List<String> topics,
      String consumer,
      boolean forced,
      @Nullable UUID workspace,
      Instant from,
      Instant to) {
    jdbc.update(
        """
        insert into service.replays (request, source, topics, consumer, forced, workspace_id, from_time, to_time)
        values (?, ?, ?::text[], ?, ?, ?::uuid, ?, ?) on conflict (request) do nothing
        """,
        request,
        source,
        topics.toArray(String[]::new),
        consumer,
        forced,
        workspace,
        Timestamp.from(from),
        Timestamp.from(to));
    Integer id =
        jdbc.queryForObject(
            "select id from service.replays where request = ?", Integer.class, request);
    if (id == null) throw new IllegalStateException("no replay");
    return id;
  }

  Optional<Replay> find(int id) {
    return jdbc
        .query("select * from service.replays where id = ?", (row, n) -> replay(row), id)
        .stream()
        .findFirst();
  }

  List<Replay> list() {
    return jdbc.query(
        "select * from service.replays order by id desc limit " + LISTED, (row, n) -> replay(row));
  }

  List<Integer> running(String source) {
    return jdbc.queryForList(
        "select id from service.replays where state = 'running' and source = ?",
        Integer.class,
        source);
  }

  void measured(int id, long lastSeq, long total) {
    jdbc.update(
        "update service.replays set last_seq = ?, total = ?, position = 0 where id = ?",
        lastSeq,
        total,
        id);
  }

  /** Whether to go on: not if it was cancelled meanwhile. */
  boolean sent(int id, long position, int events) {
    return jdbc.update(
            """
            update service.replays set position = ?, passed = passed + ?, done = done + ?, moved_at = now(), error = null
             where id = ? and state = 'running'
            """,
            position,
            events,
            events,
            id)
        == 1;
  }

  /** Where to read, and where to end; empty before that is known. */
  Optional<Map<TopicPartition, long[]>> positions(int id) {
    String text =
        jdbc.queryForObject("select positions from service.replays where id = ?", String.class, id);
    if (text == null) return Optional.empty();
    Map<TopicPartition, long[]> all = new HashMap<>();
    JSON.readValue(text, new TypeReference<Map<String, long[]>>() {})
        .forEach((name, places) -> all.put(partition(name), places));
    return Optional.of(all);
  }

  /** Whether to go on: not if it was cancelled meanwhile. */
  boolean read(int id, Map<TopicPartition, long[]> positions, long passed, long handled) {
    Map<String, long[]> named = new HashMap<>();
    long left = 0;
    for (var each : positions.entrySet()) {
      named.put(each.getKey().topic() + "/" + each.getKey().partition(), each.getValue());
      left += Math.max(0, each.getValue()[1] - each.getValue()[0]);
    }
    return jdbc.update(
            """
            update service.replays
               set positions = ?::jsonb, passed = passed + ?, done = done + ?,
                   total = coalesce(total, ?), moved_at = now(), error = null
             where id = ? and state = 'running'
            """,
            JSON.writeValueAsString(named),
            passed,
            handled,
            left,
            id)
        == 1;
  }

  private static TopicPartition partition(String name) {
    int slash = name.lastIndexOf('/');
    return new TopicPartition(
        name.substring(0, slash), Integer.parseInt(name.substring(slash + 1)));
  }

  void trouble(int id, String error) {
    jdbc.update("update service.replays set error = ? where id = ?", error, id);
  }

  void end(int id, String state, @Nullable String error) {
    jdbc.update(
        """
        update service.replays set state = ?, error = ?::text, ended_at = now(), moved_at = now()
         where id = ? and state = 'running'
        """,
        state,
        error,
        id);
  }

  private static Replay replay(ResultSet row) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Replay(
        row.getInt("id"),
        row.getString("source"),
        List.of((String[]) row.getArray("topics").getArray()),
        row.getString("consumer"),
        row.getBoolean("forced"),
        row.getObject("workspace_id", UUID.class),
        row.getTimestamp("from_time").toInstant(),
        row.getTimestamp("to_time").toInstant(),
        row.getString("state"),
        row.getLong("position"),
        row.getObject("last_seq", Long.class),
        row.getObject("total", Long.class),
        row.getLong("passed"),
        row.getLong("done"),
        row.getString("error"),
        row.getTimestamp("started_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
