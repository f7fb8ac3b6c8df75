package io.marquee.service.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The rows of one table of a part, as they came, in a table of their own that nobody else sees: it
 * is made and dropped in one transaction.
 *
 * @param table where they shall go
 * @param staged where they are
 * @param columns those that the archive has
 */
record StagedRows(ImportTable table, String staged, Set<String> columns) {

  private static final byte[] NEWLINE = {'\n'};

  /** Reads them, with their ids as they are here. */
  static StagedRows read(
      Connection owner, ImportTable table, String staged, InputStream file, ImportedIds ids)
      throws SQLException, IOException {
    String lines = staged.substring(0, staged.length() - 1) + "l\"";
    execute(owner, "create unlogged table " + lines + " (line json not null)");
    copy(owner, lines, new RowLines(table.name(), file), ids);
    var columns = new TreeSet<String>();
    try (Statement sql = owner.createStatement();
        ResultSet row =
            sql.executeQuery(
                "select distinct c from " + lines + ", json_object_keys(line) c limit 1000")) {
      while (row.next()) columns.add(row.getString(1));
    }
    var unknown = table.unknown(columns);
    if (!unknown.isEmpty()) {
      throw new ImportRefused(
          "the table %s has no column %s here".formatted(table.name(), unknown.getFirst()));
    }
    execute(owner, table.stage(lines, staged));
    execute(owner, "drop table " + lines);
    return new StagedRows(table, staged, columns);
  }

  private static void copy(Connection owner, String lines, RowLines rows, ImportedIds ids)
      throws SQLException, IOException {
    // JSON has no control characters, so that each line is a row as it is.
    CopyIn copy =
        owner
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy %s from stdin (format csv, quote e'\\x01', delimiter e'\\x02')"
                    .formatted(lines));
    try {
      for (@Nullable String row = rows.next(); row != null; row = rows.next()) {
        byte[] bytes = ids.in(row).getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.writeToCopy(NEWLINE, 0, 1);
      }
      copy.endCopy();
    } finally {
      if (copy.isActive()) copy.cancelCopy();
    }
  }

  /**
   * Takes them in.
   *
   * @return how many were not there yet
   */
  long takeIn(Connection owner, UUID workspace, boolean idsKept) throws SQLException {
    refuse(owner, table.strangers(staged), workspace.toString(), "has rows of another workspace");
    for (ImportTable.Column column : table.columns()) {
      if (!column.object()) continue;
      refuse(
          owner,
          table.foreignObjects(staged, column),
          "w/" + workspace + "/",
          "names objects that are not the workspace's");
    }
    if (idsKept && table.hasId()) refuseIdsOfOthers(owner, workspace);
    if (table.replaces() != null) update(owner, table.replace(staged), workspace);
    long rows = update(owner, table.insert(staged, columns), workspace);
    execute(owner, "drop table " + staged);
    return rows;
  }

  /** Events are told apart by the id of what they are about alone. */
  private void refuseIdsOfOthers(Connection owner, UUID workspace) throws SQLException {
    var schemas = new TreeSet<>(Set.of("shared"));
    try (Statement sql = owner.createStatement();
        ResultSet row =
            sql.executeQuery(
                """
                select s.schema from service.workspace_schemas s
                  join pg_class c on c.relnamespace = to_regnamespace(s.schema) and c.relname = '%s' and c.relkind in ('r', 'p')
                """
                    .formatted(table.name().replace("'", "''")))) {
      while (row.next()) schemas.add(row.getString(1));
    }
    for (String schema : schemas) {
      refuse(
          owner,
          table.usedElsewhere(staged, schema),
          workspace.toString(),
          "has an id that is in use here, so that ids cannot be kept");
    }
  }

  private void refuse(Connection owner, String query, String parameter, String reason)
      throws SQLException {
    try (PreparedStatement sql = owner.prepareStatement(query)) {
      sql.setString(1, parameter);
      try (ResultSet row = sql.executeQuery()) {
        row.next();
        if (row.getLong(1) > 0) throw new ImportRefused("the table " + table.name() + " " + reason);
      }
    }
  }

  private static long update(Connection owner, String statement, UUID workspace)
      throws SQLException {
    try (PreparedStatement sql = owner.prepareStatement(statement)) {
      sql.setObject(1, workspace);
      return sql.executeLargeUpdate();
    }
  }

  private static void execute(Connection owner, String statement) throws SQLException {
    try (Statement sql = owner.createStatement()) {
      sql.execute(statement);
    }
  }
}
