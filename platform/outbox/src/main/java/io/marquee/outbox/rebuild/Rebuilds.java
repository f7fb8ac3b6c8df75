package io.marquee.outbox.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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

/** The table {@code rebuilds}. Each statement is a transaction of its own. */
class Rebuilds {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String OPEN = " and state in ('preparing', 'filling', 'compared')";

  private final JdbcTemplate jdbc;

  Rebuilds(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How far a partition was read.
   *
   * @param next the offset to read next
   * @param marked whether all snapshots lie before it
   */
  record Place(long next, boolean marked) {}

  /** Notes a wish, unless the same was noted already. */
  Rebuild begin(UUID request, String projection, @Nullable UUID workspace) {
    jdbc.update(
        "insert into service.rebuilds (request, projection, workspace_id) values (?, ?, ?::uuid)"
            + " on conflict (request) do nothing",
        request,
        projection,
        workspace);
    return query("request = ?", request).getFirst();
  }

  Optional<Rebuild> find(int id) {
    return query("id = ?", id).stream().findFirst();
  }

  Optional<Rebuild> openOf(String projection) {
    return query("projection = ?" + OPEN, projection).stream().findFirst();
  }

  List<Rebuild> list() {
    return query("true order by id desc limit 100");
  }

  List<Integer> open() {
    return query("true" + OPEN).stream().map(Rebuild::id).toList();
  }

  private List<Rebuild> query(String which, Object... arguments) {
    return jdbc.query(
        "select * from service.rebuilds where " + which, (row, n) -> rebuild(row), arguments);
  }

  /** Makes the tables beside the projection's, anew if they are there. */
  void prepare(int id, List<String> tables) {
    jdbc.queryForList(
        "select service.rebuild_prepare(?, ?::text[])", id, tables.toArray(String[]::new));
  }

  void drop(int id, int generation) {
    jdbc.queryForList("select service.rebuild_drop(?, ?)", id, generation);
  }

  Map<TopicPartition, Place> places(int id) {
    String text =
        jdbc.queryForObject("select places from service.rebuilds where id = ?", String.class, id);
    Map<TopicPartition, Place> all = new HashMap<>();
    if (text == null) return all;
    JSON.readValue(text, new TypeReference<Map<String, Place>>() {})
        .forEach(
            (name, place) -> {
              int slash = name.lastIndexOf('/');
              all.put(
                  new TopicPartition(
                      name.substring(0, slash), Integer.parseInt(name.substring(slash + 1))),
                  place);
            });
    return all;
  }

  /** Whether to go on: not if it was cancelled meanwhile. */
  boolean keep(int id, Map<TopicPartition, Place> places, long heard) {
    Map<String, Place> named = new HashMap<>();
    places.forEach((each, place) -> named.put(each.topic() + "/" + each.partition(), place));
    return jdbc.update(
            """
            update service.rebuilds set places = ?::jsonb, heard = heard + ?, error = null,
                   state = case state when 'preparing' then 'filling' else state end
             where id = ?
            """
                + OPEN,
            JSON.writeValueAsString(named),
            heard,
            id)
        == 1;
  }

  void trouble(int id, String error) {
    jdbc.update("update service.rebuilds set error = ? where id = ?" + OPEN, error, id);
  }

  boolean wish(int id, String wish) {
    return jdbc.update("update service.rebuilds set wish = ? where id = ?" + OPEN, wish, id) == 1;
  }

  void compared(int id, String comparison) {
    jdbc.update(
        """
        update service.rebuilds set comparison = ?::jsonb, compared_at = now(), error = null, state = 'compared', wish = 'none'
         where id = ?
        """
            + OPEN,
        comparison,
        id);
  }

  void end(int id, String state, @Nullable String error) {
    jdbc.update(
        "update service.rebuilds set state = ?, error = ?::text, ended_at = now() where id = ?"
            + OPEN,
        state,
        error,
        id);
  }

  private static Rebuild rebuild(ResultSet row) throws SQLException {
    Timestamp compared = row.getTimestamp("compared_at");
    Timestamp ended = row.getTimestamp("ended_at");
    return new Rebuild(
        row.getInt("id"),
        row.getObject("request", UUID.class),
        row.getString("projection"),
        row.getObject("workspace_id", UUID.class),
        row.getString("state"),
        row.getString("wish"),
        row.getLong("heard"),
        row.getString("comparison"),
        compared == null ? null : compared.toInstant(),
        row.getString("error"),
        row.getTimestamp("started_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
