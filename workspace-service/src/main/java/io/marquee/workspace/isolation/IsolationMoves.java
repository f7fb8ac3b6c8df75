package io.marquee.workspace.isolation;

import io.marquee.workspace.isolation.IsolationMove.Report;
import io.marquee.workspace.isolation.IsolationMove.Status;
import io.marquee.workspace.workspace.Workspace.Isolation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The moves of the current workspace. Called in a transaction. */
@Component
class IsolationMoves {

  private final JdbcClient jdbc;

  IsolationMoves(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID id, Isolation target, boolean keepOld, @Nullable UUID by, Instant now) {
    // Whoever goes back before the old rows were given up ends the move that went there.
    jdbc.sql(
            "update isolation_moves set status = 'DONE', ended_at = :now where status = 'SWITCHED' and target <> :target")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("target", target.name())
        .update();
    jdbc.sql(
            """
            insert into isolation_moves (id, target, keep_old, status, started_by, started_at)
            values (:id, :target, :keep, 'RUNNING', :by, :now)
            """)
        .param("id", id)
        .param("target", target.name())
        .param("keep", keepOld)
        .param("by", by)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The move of an operation, or that which the operation takes back; held until the end. */
  Optional<IsolationMove> hold(UUID operation) {
    return jdbc.sql("select * from isolation_moves where id = :id or revert_id = :id for update")
        .param("id", operation)
        .query(this::read)
        .optional();
  }

  Optional<IsolationMove> latest() {
    return jdbc.sql("select * from isolation_moves order by started_at desc, id limit 1")
        .query(this::read)
        .optional();
  }

  void report(UUID move, Report report) {
    jdbc.sql(
            """
            insert into isolation_reports (move_id, service, step, rows, window_millis, failure, reported_at)
            values (:move, :service, :step, :rows, :window, :failure, :at)
            on conflict (workspace_id, move_id, service) do update
               set step = excluded.step, rows = greatest(isolation_reports.rows, excluded.rows),
                   window_millis = coalesce(excluded.window_millis, isolation_reports.window_millis),
                   failure = coalesce(excluded.failure, isolation_reports.failure), reported_at = excluded.reported_at
            """)
        .param("move", move)
        .param("service", report.service())
        .param("step", report.step())
        .param("rows", report.rows())
        .param("window", report.windowMillis())
        .param("failure", report.failure())
        .param("at", report.reportedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  void to(UUID move, Status status, Instant now) {
    boolean over = status == Status.DONE || status == Status.FAILED;
    jdbc.sql("update isolation_moves set status = :status, ended_at = :ended where id = :id")
        .param("status", status.name())
        .param("ended", over ? now.atOffset(ZoneOffset.UTC) : null)
        .param("id", move)
        .update();
  }

  void revert(UUID move, UUID revert) {
    jdbc.sql("update isolation_moves set status = 'REVERTING', revert_id = :revert where id = :id")
        .param("revert", revert)
        .param("id", move)
        .update();
  }

  private IsolationMove read(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new IsolationMove(
        id,
        Isolation.valueOf(row.getString("target")),
        row.getBoolean("keep_old"),
        Status.valueOf(row.getString("status")),
        row.getObject("started_by", UUID.class),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("ended_at", OffsetDateTime.class)),
        reports(id));
  }

  private List<Report> reports(UUID move) {
    return jdbc.sql(
            "select service, step, rows, window_millis, failure, reported_at from isolation_reports where move_id = ? order by service")
        .param(move)
        .query(
            (row, number) -> {
              long window = row.getLong("window_millis");
              Long windowMillis = row.wasNull() ? null : window;
              return new Report(
                  row.getString("service"),
                  row.getString("step"),
                  row.getLong("rows"),
                  windowMillis,
                  row.getString("failure"),
                  row.getObject("reported_at", OffsetDateTime.class).toInstant());
            })
        .list();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
