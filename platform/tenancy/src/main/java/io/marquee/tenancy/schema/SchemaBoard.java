package io.marquee.tenancy.schema;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sees of a service's dedicated schemas.
 *
 * @param dedicated whether the service keeps any
 * @param version the tenant migrations' newest version
 * @param schemas how many there are
 * @param current how many of them have it
 * @param running how many are being migrated
 * @param behind how many lack it and wait
 * @param failed how many could not be migrated
 * @param moving workspaces on their way
 * @param failures those that failed, with the reason
 */
public record SchemaBoard(
    boolean dedicated,
    String version,
    int schemas,
    int current,
    int running,
    int behind,
    int failed,
    int moving,
    List<Failure> failures) {

  /**
   * A schema that could not be migrated; its workspace is held.
   *
   * @param schema its name
   * @param workspaceId its workspace
   * @param version the version that it has
   * @param reason what the database said
   */
  public record Failure(String schema, UUID workspaceId, String version, @Nullable String reason) {}

  /** Reads the board: one query for all schemas, and one for the moves. */
  static SchemaBoard read(OwnerDatabase database, TenantScripts scripts, boolean dedicated)
      throws SQLException {
    return database.inTransaction(
        owner -> {
          int current = 0;
          int running = 0;
          int behind = 0;
          var failures = new ArrayList<Failure>();
          try (PreparedStatement sql =
                  owner.prepareStatement(
                      "select schema, workspace_id, version, migrating, failure from service.workspace_schemas order by schema");
              ResultSet row = sql.executeQuery()) {
            while (row.next()) {
              String version = row.getString("version");
              String reason = row.getString("failure");
              if (!scripts.isBehind(version)) current++;
              else if (reason != null) {
                UUID workspace = row.getObject("workspace_id", UUID.class);
                failures.add(new Failure(row.getString("schema"), workspace, version, reason));
              } else if (row.getBoolean("migrating")) running++;
              else behind++;
            }
          }
          int all = current + running + behind + failures.size();
          return new SchemaBoard(
              dedicated,
              scripts.newest(),
              all,
              current,
              running,
              behind,
              failures.size(),
              moving(owner),
              List.copyOf(failures));
        });
  }

  private static int moving(java.sql.Connection owner) throws SQLException {
    try (PreparedStatement sql =
            owner.prepareStatement(
                "select count(*) from service.workspace_moves where step not in ('done', 'failed')");
        ResultSet row = sql.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
