package io.marquee.workspace.export;

import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The exports of the current workspace. Called in a transaction. */
@Component
class Exports {

  private final JdbcClient jdbc;

  Exports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A service's part, as it was reported. */
  record Part(String service, String report, String sha256) {}

  void add(UUID id, UUID by, Instant now) {
    jdbc.sql(
            "insert into exports (id, status, requested_by, created_at) values (?, 'RUNNING', ?, ?)")
        .params(id, by, now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Held until the end, so that what happens to it happens one after the other. */
  Optional<ExportView> hold(UUID id) {
    return jdbc.sql("select * from exports where id = ? for update")
        .param(id)
        .query(this::read)
        .optional();
  }

  Optional<ExportView> find(UUID id) {
    return jdbc.sql("select * from exports where id = ?").param(id).query(this::read).optional();
  }

  Page<ExportView> list(Paging paging) {
    List<ExportView> found =
        jdbc.sql("select * from exports where " + Paging.AFTER + Paging.IN_ORDER)
            .params(paging.parameters())
            .query(this::read)
            .list();
    return paging.page(found, view -> new Cursor(view.createdAt(), view.id()));
  }

  /** Keeps what a service reported; the newest counts, since it is what lies there. */
  void report(UUID id, String service, String report, Instant at) {
    jdbc.sql(
            """
            insert into export_parts (export_id, service, report, reported_at) values (?, ?, ?::jsonb, ?)
            on conflict (workspace_id, export_id, service) do update
               set report = excluded.report, reported_at = excluded.reported_at
             where export_parts.reported_at < excluded.reported_at
            """)
        .params(id, service, report, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What a service stored is not what it reported. */
  void forget(UUID id, String service) {
    jdbc.sql("delete from export_parts where export_id = ? and service = ?")
        .params(id, service)
        .update();
  }

  List<Part> parts(UUID id) {
    return jdbc.sql(
            """
            select service, report::text as report, report ->> 'sha256' as sha256
              from export_parts where export_id = ? order by service
            """)
        .param(id)
        .query(Part.class)
        .list();
  }

  Set<String> missing(UUID id) {
    var missing = new TreeSet<>(Export.SERVICES);
    parts(id).forEach(part -> missing.remove(part.service()));
    return missing;
  }

  void to(UUID id, Export.Status status, @Nullable String failure) {
    jdbc.sql(
            "update exports set status = :status, failure = :failure, version = version + 1 where id = :id")
        .param("status", status.name())
        .param("failure", failure)
        .param("id", id)
        .update();
  }

  void complete(UUID id, long bytes, String sha256, Instant now, Instant until) {
    jdbc.sql(
            """
            update exports set status = 'COMPLETE', bytes = ?, sha256 = ?, completed_at = ?, expires_at = ?, version = version + 1
             where id = ?
            """)
        .params(bytes, sha256, now.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  void remove(UUID id) {
    jdbc.sql("delete from exports where id = ?").param(id).update();
  }

  private ExportView read(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new ExportView(
        id,
        Export.Status.valueOf(row.getString("status")),
        row.getObject("requested_by", UUID.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "completed_at"),
        instant(row, "expires_at"),
        row.getObject("bytes", Long.class),
        row.getString("sha256"),
        row.getString("failure"),
        progress(id),
        null,
        row.getLong("version"));
  }

  private List<ExportView.Part> progress(UUID id) {
    return jdbc.sql(
            """
            select s.service, (p.report ->> 'instant')::timestamptz as instant,
                   (select sum((t ->> 'rows')::bigint)::bigint from jsonb_array_elements(p.report -> 'tables') t) as rows,
                   (p.report ->> 'objects')::bigint as objects, (p.report ->> 'bytes')::bigint as bytes
              from unnest(:services) s (service)
              left join export_parts p on p.export_id = :export and p.service = s.service
             order by s.service
            """)
        .param("services", Export.SERVICES.toArray(String[]::new))
        .param("export", id)
        .query(
            (row, number) ->
                new ExportView.Part(
                    row.getString("service"),
                    row.getObject("instant") == null ? "waiting" : "stored",
                    instant(row, "instant"),
                    row.getObject("rows", Long.class),
                    row.getObject("objects", Long.class),
                    row.getObject("bytes", Long.class)))
        .list();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
