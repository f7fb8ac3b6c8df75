package io.marquee.tenancy.schema;

import io.marquee.tenancy.schema.TenantScripts.Script;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The dedicated schemas of a service: made, brought to the code's version, dropped. */
public class WorkspaceSchemas {

  private final OwnerDatabase database;
  private final TenantScripts scripts;

  /**
   * A schema's place on the way to the code's version.
   *
   * @param schema its name
   * @param version the newest migration that it has
   */
  record Behind(String schema, String version) {}

  WorkspaceSchemas(OwnerDatabase database, TenantScripts scripts) {
    this.database = database;
    this.scripts = scripts;
  }

  /**
   * The schema of a dedicated workspace.
   *
   * @param workspace the workspace
   * @return {@code ws_} and its id in 32 hexadecimal digits
   */
  public static String nameOf(UUID workspace) {
    return "ws_" + workspace.toString().replace("-", "");
  }

  /**
   * Makes the schema of a workspace with all its tables, as a part of the caller's transaction. One
   * that is there is completed.
   *
   * @param owner a connection of the owner's
   * @param workspace the workspace
   * @return the schema's name
   * @throws SQLException what the database refused
   */
  public String make(Connection owner, UUID workspace) throws SQLException {
    String schema = nameOf(workspace);
    run(
        owner,
        "insert into service.workspace_schemas (schema, workspace_id) values (?, ?) on conflict do nothing",
        schema,
        workspace);
    try (Statement sql = owner.createStatement()) {
      sql.execute("create schema if not exists " + schema);
      // The roles' names come from the database's.
      sql.execute(
          """
          do $$ begin
            execute format('grant usage on schema %s to %%I, %%I', service.role_of('app'), service.role_of('across'));
          end $$
          """
              .formatted(schema));
    }
    for (Script script : scripts.after(lockedVersion(owner, schema))) apply(owner, schema, script);
    return schema;
  }

  /**
   * Brings one schema to the code's version, one transaction for each migration, so that what was
   * done stays done if the process ends.
   */
  void migrate(String schema) throws SQLException {
    boolean more = true;
    while (more) {
      more =
          database.inTransaction(
              owner -> {
                List<Script> left = scripts.after(lockedVersion(owner, schema));
                if (!left.isEmpty()) apply(owner, schema, left.getFirst());
                if (left.size() <= 1) release(owner, schema);
                return left.size() > 1;
              });
    }
  }

  /** Nobody may enter a workspace whose schema is not as the code needs it. */
  void failed(String schema, Throwable cause) throws SQLException {
    database.inTransaction(
        owner -> {
          run(
              owner,
              "update service.workspace_schemas set failure = ?, failed_at = now(), migrating = false where schema = ?",
              String.valueOf(cause.getMessage()),
              schema);
          run(
              owner,
              "update service.placements set held = 'its schema could not be migrated' where schema = ?",
              schema);
          return true;
        });
  }

  /** Those that lack a migration: one query, however many schemas there are. */
  List<Behind> behind() throws SQLException {
    return database.inTransaction(
        owner -> {
          var found = new ArrayList<Behind>();
          try (PreparedStatement sql =
                  owner.prepareStatement(
                      "select schema, version from service.workspace_schemas order by schema");
              ResultSet rows = sql.executeQuery()) {
            while (rows.next()) {
              if (scripts.isBehind(rows.getString(2))) {
                found.add(new Behind(rows.getString(1), rows.getString(2)));
              }
            }
          }
          return found;
        });
  }

  /**
   * What an operator sees.
   *
   * @param dedicated whether the service keeps schemas at all
   * @return counts, and what failed
   * @throws SQLException what the database refused
   */
  public SchemaBoard board(boolean dedicated) throws SQLException {
    return SchemaBoard.read(database, scripts, dedicated);
  }

  /**
   * Drops the schema of a workspace, as a part of the caller's transaction.
   *
   * @param owner a connection of the owner's
   * @param workspace the workspace
   * @throws SQLException what the database refused
   */
  public void drop(Connection owner, UUID workspace) throws SQLException {
    try (Statement sql = owner.createStatement()) {
      sql.execute("drop schema if exists " + nameOf(workspace) + " cascade");
    }
    run(owner, "delete from service.workspace_schemas where workspace_id = ?", workspace);
  }

  /** Replicas that start together take turns at a schema: the second finds it done. */
  private static String lockedVersion(Connection owner, String schema) throws SQLException {
    try (PreparedStatement sql =
        owner.prepareStatement(
            "select version from service.workspace_schemas where schema = ? for update")) {
      sql.setString(1, schema);
      try (ResultSet row = sql.executeQuery()) {
        // One that was dropped meanwhile needs nothing.
        return row.next() ? row.getString(1) : String.valueOf(Integer.MAX_VALUE);
      }
    }
  }

  private static void apply(Connection owner, String schema, Script script) throws SQLException {
    try (Statement sql = owner.createStatement()) {
      sql.execute("set local search_path = " + schema + ", service");
      sql.execute("call service.remove_windows('" + schema + "')");
      sql.execute(script.sql());
      sql.execute("call service.make_windows('" + schema + "')");
      sql.execute("set local search_path = service");
    } catch (SQLException failed) {
      throw new SQLException(
          "%s in %s: %s".formatted(script.name(), schema, failed.getMessage()),
          failed.getSQLState(),
          failed);
    }
    run(
        owner,
        "update service.workspace_schemas set version = ?, migrating = true where schema = ?",
        script.version().getVersion(),
        schema);
  }

  private static void release(Connection owner, String schema) throws SQLException {
    run(
        owner,
        "update service.workspace_schemas set migrating = false, failure = null, failed_at = null where schema = ?",
        schema);
    run(owner, "update service.placements set held = null where schema = ?", schema);
  }

  static void run(Connection owner, String statement, Object... values) throws SQLException {
    try (PreparedStatement sql = owner.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) sql.setObject(i + 1, values[i]);
      sql.executeUpdate();
    }
  }
}
