package io.marquee.film.bench;

import io.marquee.tenancy.move.Move.Target;
import io.marquee.tenancy.move.Moves;
import io.marquee.tenancy.schema.OwnerDatabase;
import io.marquee.tenancy.schema.WorkspaceSchemas;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.UUID;

/** What many dedicated schemas cost: to make one, to start with nothing to do, to migrate all. */
final class SchemaTimes {

  private static final int PROVISIONED = 20;
  private static final int VISITED = 200;

  private final Stage stage;
  private final int schemas;

  SchemaTimes(Stage stage, int schemas) {
    this.stage = stage;
    this.schemas = schemas;
  }

  void run() throws Exception {
    Stage.say("%n## Schemas: %,d dedicated workspaces of film-service", schemas);
    long bare = stage.restart();
    double[] provisioned = new double[PROVISIONED];
    for (int i = 0; i < PROVISIONED; i++) {
      long began = System.nanoTime();
      stage
          .bean(Moves.class)
          .advance(UUID.randomUUID(), UUID.randomUUID(), Target.DEDICATED, false);
      provisioned[i] = (System.nanoTime() - began) / 1e6;
    }
    Stage.say(
        "a workspace's schema, made and in use: %.0f ms (median of %d)",
        Stage.median(provisioned), PROVISIONED);
    long before = stage.number("select pg_database_size('film')");
    long began = System.nanoTime();
    for (int i = 0; i < schemas; i++) {
      stage
          .bean(OwnerDatabase.class)
          .inTransaction(
              owner -> stage.bean(WorkspaceSchemas.class).make(owner, UUID.randomUUID()));
    }
    double made = (System.nanoTime() - began) / 1e9;
    long size = stage.number("select pg_database_size('film')") - before;
    Stage.say("%,d schemas made in %.1f s, %.2f MB each", schemas, made, size / 1e6 / schemas);
    long full = stage.restart();
    Stage.say(
        "start without them %,d ms, with them and nothing to do %,d ms: %,d ms more",
        bare, full, full - bare);
    Stage.say("memory of a connection that has used a schema: %.1f kB each", memory());
    stage.addMigration(
        """
        alter table films add column bench_note text;
        create index films_by_bench_note on films (workspace_id, bench_note);
        create table bench_marks (
          workspace_id uuid not null,
          id uuid not null,
          film_id uuid not null,
          primary key (workspace_id, id),
          foreign key (workspace_id, film_id) references films (workspace_id, id)
        );
        call service.tenant_table('bench_marks');
        call service.tenant_table('films');
        """);
    long migrated = stage.restart();
    Stage.say(
        "start with one new migration over all of them: %,d ms, %,d ms more than without",
        migrated, migrated - full);
    Stage.say(
        "behind afterwards: %d",
        stage.number("select count(*) from service.workspace_schemas where version <> '9999'"));
  }

  /** What a session of PostgreSQL keeps of the tables that it has read. */
  private double memory() throws SQLException {
    try (Connection connection = stage.superuser();
        Statement sql = connection.createStatement()) {
      var found = new ArrayList<String>();
      try (ResultSet row =
          sql.executeQuery("select schema from service.workspace_schemas limit " + VISITED)) {
        while (row.next()) found.add(row.getString(1));
      }
      long before = used(sql);
      for (String schema : found) {
        sql.execute("set search_path = %s, service".formatted(schema));
        sql.execute("select * from films order by created_at desc, id limit 20");
      }
      return (used(sql) - before) / 1e3 / found.size();
    }
  }

  private static long used(Statement sql) throws SQLException {
    try (ResultSet row =
        sql.executeQuery("select sum(used_bytes) from pg_catalog.pg_backend_memory_contexts")) {
      row.next();
      return row.getLong(1);
    }
  }
}
