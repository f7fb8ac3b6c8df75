package io.marquee.outbox.rebuild;

import io.marquee.outbox.SnapshotSource.Aggregate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code snapshot_runs}. */
class SnapshotRuns {
  private final JdbcTemplate jdbc;

  SnapshotRuns(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A run.
   *
   * @param said how many snapshots were said
   * @param lastSeq the outbox's number when all were said, null before that
   */
  record Run(
      int id,
      UUID request,
      String topic,
      @Nullable UUID workspaceId,
      String state,
      @Nullable UUID atWorkspace,
      @Nullable UUID atId,
      long said,
      @Nullable Long lastSeq,
      @Nullable String error,
      Instant startedAt,
      @Nullable Instant endedAt) {

    @Nullable Aggregate after() {
      return atWorkspace == null || atId == null ? null : new Aggregate(atWorkspace, null, atId);
    }
  }

  /** Notes a wish, unless the same was noted already. */
  int begin(UUID request, String topic, @Nullable UUID workspace) {
    jdbc.update(
        "insert into service.snapshot_runs (request, topic, workspace_id) values (?, ?, ?::uuid)"
            + " on conflict (request) do nothing",
        request,
        topic,
        workspace);
    Integer id =
        jdbc.queryForObject(
            "select id from service.snapshot_runs where request = ?", Integer.class, request);
    if (id == null) throw new IllegalStateException("no run");
    return id;
  }

  Optional<Run> find(int id) {
    return jdbc
        .query("select * from service.snapshot_runs where id = ?", (row, n) -> run(row), id)
        .stream()
        .findFirst();
  }

  List<Run> list() {
    return jdbc.query(
        "select * from service.snapshot_runs order by id desc limit 100", (row, n) -> run(row));
  }

  List<Integer> running() {
    return jdbc.queryForList(
        "select id from service.snapshot_runs where state = 'running'", Integer.class);
  }

  /** Nobody can say anything about an aggregate until the caller's transaction ends. */
  void hold(String topic, UUID key) {
    jdbc.queryForList(
        "select last from service.outbox_sequences where topic = ? and key = ? for update",
        topic,
        key);
  }

  /** In the transaction of a snapshot; whether to go on. */
  boolean said(int id, Aggregate aggregate) {
    return jdbc.update(
            """
            update service.snapshot_runs set at_workspace = ?, at_id = ?, said = said + 1, error = null
             where id = ? and state = 'running'
            """,
            aggregate.workspaceId(),
            aggregate.id(),
            id)
        == 1;
  }

  void allSaid(int id, long lastSeq) {
    jdbc.update("update service.snapshot_runs set last_seq = ? where id = ?", lastSeq, id);
  }

  void trouble(int id, String error) {
    jdbc.update("update service.snapshot_runs set error = ? where id = ?", error, id);
  }

  void end(int id, String state) {
    jdbc.update(
        "update service.snapshot_runs set state = ?, ended_at = now(), error = null"
            + " where id = ? and state = 'running'",
        state,
        id);
  }

  private static Run run(ResultSet row) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Run(
        row.getInt("id"),
        row.getObject("request", UUID.class),
        row.getString("topic"),
        row.getObject("workspace_id", UUID.class),
        row.getString("state"),
        row.getObject("at_workspace", UUID.class),
        row.getObject("at_id", UUID.class),
        row.getLong("said"),
        row.getObject("last_seq", Long.class),
        row.getString("error"),
        row.getTimestamp("started_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
