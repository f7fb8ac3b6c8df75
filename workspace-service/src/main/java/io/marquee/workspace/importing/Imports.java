package io.marquee.workspace.importing;

import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.workspace.workspace.Workspace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The imports of the current account. Called in a transaction. */
@Component
class Imports {

  private final JdbcClient jdbc;

  Imports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is not shown of one that runs. */
  record Turn(
      Import.@Nullable Stage stage, boolean placed, String people, @Nullable Instant startedAt) {}

  void add(UUID id, UUID by, NewImport request, Instant now) {
    jdbc.sql(
            """
            insert into imports (id, status, requested_by, name, slug, isolation, bytes, sha256, created_at)
            values (:id, 'AWAITING_UPLOAD', :by, :name, :slug, :isolation, :bytes, :sha256, :now)
            """)
        .param("id", id)
        .param("by", by)
        .param("name", request.name())
        .param("slug", request.slug())
        .param("isolation", request.isolated().name())
        .param("bytes", request.bytes())
        .param("sha256", request.sha256())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  int open() {
    return jdbc.sql("select count(*) from imports where status not in ('COMPLETE', 'FAILED')")
        .query(Integer.class)
        .single();
  }

  /** Held until the end, so that what happens to it happens one after the other. */
  Optional<ImportView> hold(UUID id) {
    return jdbc.sql("select * from imports where id = ? for update")
        .param(id)
        .query(this::read)
        .optional();
  }

  Optional<ImportView> find(UUID id) {
    return jdbc.sql("select * from imports where id = ?").param(id).query(this::read).optional();
  }

  Optional<UUID> findInto(UUID workspace) {
    return jdbc.sql("select id from imports where into_workspace_id = ? and status = 'RUNNING'")
        .param(workspace)
        .query(UUID.class)
        .optional();
  }

  Page<ImportView> list(Paging paging) {
    List<ImportView> found =
        jdbc.sql("select * from imports where " + Paging.AFTER + Paging.IN_ORDER)
            .params(paging.parameters())
            .query(this::read)
            .list();
    return paging.page(found, view -> new Cursor(view.createdAt(), view.id()));
  }

  Turn turn(UUID id) {
    return jdbc.sql(
            "select stage, placed, people::text as people, started_at from imports where id = ?")
        .param(id)
        .query(
            (row, number) -> {
              String stage = row.getString("stage");
              return new Turn(
                  stage == null ? null : Import.Stage.valueOf(stage),
                  row.getBoolean("placed"),
                  row.getString("people"),
                  instant(row, "started_at"));
            })
        .single();
  }

  void checking(UUID id, Instant now) {
    jdbc.sql(
            "update imports set status = 'CHECKING', started_at = ?, version = version + 1 where id = ?")
        .params(now.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  /** The archive is whole, and its workspace is there, closed. */
  void running(
      UUID id, UUID source, UUID into, boolean idsKept, String name, String slug, boolean placed) {
    jdbc.sql(
            """
            update imports
               set status = 'RUNNING', source_workspace_id = :source, into_workspace_id = :into, ids_kept = :kept,
                   name = :name, slug = :slug, placed = :placed, version = version + 1
             where id = :id
            """)
        .param("source", source)
        .param("into", into)
        .param("kept", idsKept)
        .param("name", name)
        .param("slug", slug)
        .param("placed", placed)
        .param("id", id)
        .update();
  }

  void placed(UUID id) {
    jdbc.sql("update imports set placed = true where id = ?").param(id).update();
  }

  void turnOf(Import.Stage stage, UUID id, String people) {
    jdbc.sql("update imports set stage = ?, people = ?::jsonb, version = version + 1 where id = ?")
        .params(stage.name(), people, id)
        .update();
  }

  /** Keeps what a service answered first. */
  void answer(
      UUID id, String service, long rows, long objects, @Nullable String failure, Instant at) {
    jdbc.sql(
            """
            insert into import_parts (import_id, service, rows, objects, failure, reported_at)
            values (:id, :service, :rows, :objects, :failure, :at)
            on conflict (account_id, import_id, service) do nothing
            """)
        .param("id", id)
        .param("service", service)
        .param("rows", rows)
        .param("objects", objects)
        .param("failure", failure)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  Set<String> missing(UUID id, Import.Stage stage) {
    var missing = new TreeSet<>(stage.services());
    jdbc.sql("select service from import_parts where import_id = ?")
        .param(id)
        .query(String.class)
        .list()
        .forEach(missing::remove);
    return missing;
  }

  /** Why services refused their parts. */
  List<String> refusals(UUID id) {
    return jdbc.sql(
            """
            select service || ': ' || failure from import_parts
             where import_id = ? and failure is not null order by service
            """)
        .param(id)
        .query(String.class)
        .list();
  }

  void complete(UUID id, Instant now) {
    jdbc.sql(
            "update imports set status = 'COMPLETE', ended_at = ?, version = version + 1 where id = ?")
        .params(now.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  void fail(UUID id, String code, String why, Instant now) {
    jdbc.sql(
            """
            update imports set status = 'FAILED', failure_code = ?, failure = ?, ended_at = ?, version = version + 1
             where id = ?
            """)
        .params(code, why, now.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  void remove(UUID id) {
    jdbc.sql("delete from imports where id = ?").param(id).update();
  }

  private ImportView read(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    String code = row.getString("failure_code");
    UUID into = row.getObject("into_workspace_id", UUID.class);
    return new ImportView(
        id,
        row.getObject("account_id", UUID.class),
        Import.Status.valueOf(row.getString("status")),
        row.getObject("requested_by", UUID.class),
        row.getString("name"),
        row.getString("slug"),
        Workspace.Isolation.valueOf(row.getString("isolation")),
        row.getLong("bytes"),
        row.getString("sha256"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "started_at"),
        instant(row, "ended_at"),
        row.getObject("source_workspace_id", UUID.class),
        into,
        row.getObject("ids_kept", Boolean.class),
        code == null ? null : new ImportView.Failure(code, row.getString("failure")),
        into == null ? List.of() : progress(id),
        null,
        row.getLong("version"));
  }

  private List<ImportView.Part> progress(UUID id) {
    var services = new ArrayList<String>();
    for (Import.Stage stage : Import.Stage.values()) services.addAll(stage.services());
    return jdbc.sql(
            """
            select s.service, p.rows, p.objects,
                   case when p.service is null then 'waiting' when p.failure is null then 'imported' else 'refused' end as status
              from unnest(:services) s (service)
              left join import_parts p on p.import_id = :import and p.service = s.service
             order by s.service
            """)
        .param("services", services.toArray(String[]::new))
        .param("import", id)
        .query(ImportView.Part.class)
        .list();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
