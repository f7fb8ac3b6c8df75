package io.marquee.tenancy.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.tenancy.Probe;
import io.marquee.tenancy.Tenant;
import io.marquee.tenancy.WorkspaceUnavailable;
import io.marquee.tenancy.schema.TenantScripts.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New migrations over schemas that are there already. */
class SchemaMigrationsIntegrationTests {

  private final OwnerDatabase database = new OwnerDatabase(Probe.settings(), 4);
  private final WorkspaceSchemas schemas = Probe.bean(WorkspaceSchemas.class);

  /** A run takes every schema that there is: those that other tests left would be among them. */
  @BeforeEach
  void dropAll() throws Exception {
    List<UUID> workspaces =
        Probe.asSuperuser(
            jdbc ->
                jdbc.sql("select workspace_id from service.workspace_schemas")
                    .query(UUID.class)
                    .list());
    for (UUID workspace : workspaces) {
      database.inTransaction(
          owner -> {
            WorkspaceSchemas.run(
                owner, "delete from service.placements where workspace_id = ?", workspace);
            schemas.drop(owner, workspace);
            return true;
          });
    }
  }

  @AfterEach
  void leaveNone() throws Exception {
    dropAll();
    database.close();
  }

  @Test
  void migratesAllOfThemAndThenNone() throws Exception {
    UUID first = dedicate();
    UUID second = dedicate();
    WorkspaceSchemas newer = with("alter table notes add column colour text");

    new SchemaMigrations(newer, 2).run();

    assertThat(columns(first, "notes")).contains("colour");
    assertThat(columns(second, "notes")).contains("colour");
    assertThat(newer.behind()).isEmpty();
  }

  @Test
  void reachesTheTablesBehindTheWindows() throws Exception {
    UUID workspace = dedicate();
    WorkspaceSchemas newer =
        with(
            "alter table invoices add column amount int",
            "alter table invoices add check (amount > 0)");

    new SchemaMigrations(newer, 1).run();

    assertThat(columns(workspace, "behind_invoices")).contains("amount");
    assertThat(kinds(workspace)).containsEntry("invoices", "v").containsEntry("notes", "r");
  }

  @Test
  void holdsAWorkspaceWhoseSchemaFailsAndMigratesTheOthers() throws Exception {
    UUID good = dedicate();
    UUID bad = dedicate();
    Tenant tenant = Tenant.workspace(bad, null);
    Probe.note(tenant, "in the way");
    WorkspaceSchemas newer = with("alter table notes add check (text <> 'in the way')");

    new SchemaMigrations(newer, 2).run();

    assertThat(newer.behind())
        .extracting(WorkspaceSchemas.Behind::schema)
        .containsExactly(WorkspaceSchemas.nameOf(bad));
    assertThatThrownBy(() -> Probe.texts(tenant)).isInstanceOf(WorkspaceUnavailable.class);
    assertThat(Probe.texts(Tenant.workspace(good, null))).isEmpty();

    Probe.asSuperuser(
        jdbc -> jdbc.sql("delete from %s.notes".formatted(WorkspaceSchemas.nameOf(bad))).update());
    new SchemaMigrations(newer, 2).run();

    assertThat(newer.behind()).isEmpty();
    assertThat(Probe.texts(tenant)).isEmpty();
  }

  @Test
  void goesOnWhereAKilledRunStopped() throws Exception {
    UUID workspace = dedicate();
    String[] scripts = {"create table one (id int)", "create table two (id int)"};
    var killed =
        new OwnerDatabase(Probe.settings(), 1) {
          @Override
          public <T> T inTransaction(Work<T> work) throws java.sql.SQLException {
            T result = super.inTransaction(work);
            if (kinds(workspace).containsKey("one")) throw new IllegalStateException("killed");
            return result;
          }
        };
    try (killed) {
      assertThatThrownBy(() -> new SchemaMigrations(with(killed, scripts), 1).run())
          .hasRootCauseMessage("killed");
    }
    assertThat(kinds(workspace)).containsKey("one").doesNotContainKey("two");

    new SchemaMigrations(with(scripts), 1).run();

    assertThat(kinds(workspace)).containsKeys("one", "two");
  }

  private UUID dedicate() throws Exception {
    UUID workspace = UUID.randomUUID();
    Probe.dedicate(workspace);
    return workspace;
  }

  /** The schemas as a newer release of the service sees them. */
  private WorkspaceSchemas with(String... newer) {
    return with(database, newer);
  }

  private static WorkspaceSchemas with(OwnerDatabase database, String... newer) {
    var scripts = new ArrayList<>(new TenantScripts().after("0"));
    int version = 1_000;
    for (String sql : newer) {
      scripts.add(
          new Script(MigrationVersion.fromVersion(String.valueOf(++version)), "newer", sql));
    }
    return new WorkspaceSchemas(database, new TenantScripts(scripts));
  }

  private static List<String> columns(UUID workspace, String table) {
    return Probe.asSuperuser(
        jdbc ->
            jdbc.sql(
                    "select column_name from information_schema.columns where table_schema = ? and table_name = ?")
                .params(WorkspaceSchemas.nameOf(workspace), table)
                .query(String.class)
                .list());
  }

  private static Map<String, String> kinds(UUID workspace) {
    return Probe.asSuperuser(
        jdbc -> {
          var kinds = new java.util.HashMap<String, String>();
          jdbc.sql(
                  "select relname, relkind::text from pg_class where relnamespace = ?::regnamespace")
              .param(WorkspaceSchemas.nameOf(workspace))
              .query(
                  row -> {
                    kinds.put(row.getString(1), row.getString(2));
                  });
          return kinds;
        });
  }
}
