package io.marquee.tenancy.move;

import io.marquee.tenancy.move.Move.Step;
import io.marquee.tenancy.move.Move.Target;
import io.marquee.tenancy.move.MovingTables.Content;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The moves as they are stored. */
class MoveTable {

  private static final String SELECT =
      """
      select operation_id, workspace_id, target, keep, step, rows, window_millis, failure
        from service.workspace_moves where operation_id = ?
      """;

  private MoveTable() {}

  /** Notes a new move; one that is noted already stays as it is. */
  static void begin(Connection owner, UUID operation, UUID workspace, Target target, boolean keep)
      throws SQLException {
    if (find(owner, operation, false).isPresent()) return;
    if (overtaken(owner, operation, workspace, target, keep)) return;
    // Going back before the old rows were given up: they are brought to the present like any copy.
    update(
        owner,
        """
        update service.workspace_moves set step = 'done', ended_at = now()
         where workspace_id = ? and step = 'switched' and target <> ?
        """,
        workspace,
        text(target));
    int made =
        update(
            owner,
            """
            insert into service.workspace_moves (operation_id, workspace_id, target, keep, step)
            values (?, ?, ?, ?, 'copying') on conflict do nothing
            """,
            operation,
            workspace,
            text(target),
            keep);
    if (made == 0 && find(owner, operation, false).isEmpty()) throw new AlreadyMoving(workspace);
  }

  /**
   * Two wishes may come in the wrong order. Their ids tell in which order they were made, if they
   * are UUIDv7; the earlier one has failed before it began.
   */
  private static boolean overtaken(
      Connection owner, UUID operation, UUID workspace, Target target, boolean keep)
      throws SQLException {
    if (operation.version() != 7) return false;
    return update(
            owner,
            """
            insert into service.workspace_moves (operation_id, workspace_id, target, keep, step, failure, ended_at)
            select ?, ?, ?, ?, 'failed', 'a later move overtook it: ' || max(operation_id::text), now()
              from service.workspace_moves
             where workspace_id = ? and uuid_extract_version(operation_id) = 7 and operation_id > ?
            having count(*) > 0
            on conflict do nothing
            """,
            operation,
            workspace,
            text(target),
            keep,
            workspace,
            operation)
        > 0;
  }

  static Optional<Move> find(Connection owner, UUID operation, boolean lock) throws SQLException {
    try (PreparedStatement sql = owner.prepareStatement(SELECT + (lock ? " for update" : ""))) {
      sql.setObject(1, operation);
      try (ResultSet row = sql.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  /** The move to a place that has switched, and whose old rows are still there. */
  static Optional<UUID> keptBy(Connection owner, UUID workspace, Target target)
      throws SQLException {
    try (PreparedStatement sql =
        owner.prepareStatement(
            """
            select operation_id from service.workspace_moves
             where workspace_id = ? and target = ? and keep and step in ('switched', 'clearing')
            """)) {
      sql.setObject(1, workspace);
      sql.setString(2, text(target));
      try (ResultSet row = sql.executeQuery()) {
        return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
      }
    }
  }

  static void copied(Connection owner, UUID operation) throws SQLException {
    update(
        owner,
        "update service.workspace_moves set round = round + 1 where operation_id = ?",
        operation);
  }

  static void switched(
      Connection owner, UUID operation, Map<String, Content> contents, long windowMillis)
      throws SQLException {
    String tables =
        contents.entrySet().stream()
            .map(
                each ->
                    "\"%s\": {\"rows\": %d, \"checksum\": \"%s\"}"
                        .formatted(
                            each.getKey(), each.getValue().rows(), each.getValue().checksum()))
            .collect(Collectors.joining(", ", "{", "}"));
    update(
        owner,
        """
        update service.workspace_moves
           set step = 'switched', rows = ?, tables = ?::jsonb, window_millis = ?, switched_at = now(), failure = null
         where operation_id = ?
        """,
        contents.values().stream().mapToLong(Content::rows).sum(),
        tables,
        windowMillis,
        operation);
  }

  static void to(Connection owner, UUID operation, Step step) throws SQLException {
    update(
        owner,
        """
        update service.workspace_moves
           set step = ?, ended_at = case when ? in ('done', 'failed') then now() end where operation_id = ?
        """,
        text(step),
        text(step),
        operation);
  }

  static void failure(Connection owner, UUID operation, String reason) throws SQLException {
    update(
        owner,
        "update service.workspace_moves set failure = ? where operation_id = ?",
        reason,
        operation);
  }

  private static Move read(ResultSet row) throws SQLException {
    long window = row.getLong("window_millis");
    Long windowMillis = row.wasNull() ? null : window;
    return new Move(
        row.getObject("operation_id", UUID.class),
        row.getObject("workspace_id", UUID.class),
        Target.valueOf(row.getString("target").toUpperCase(Locale.ROOT)),
        row.getBoolean("keep"),
        Step.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
        row.getLong("rows"),
        windowMillis,
        row.getString("failure"));
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static int update(Connection owner, String statement, Object... values) throws SQLException {
    try (PreparedStatement sql = owner.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) sql.setObject(i + 1, values[i]);
      return sql.executeUpdate();
    }
  }
}
