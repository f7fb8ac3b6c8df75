package io.marquee.tenancy.move;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The tables that move with a workspace, those that others refer to first. */
class MovingTables {

  /** Integrity: a unique value that went from one row to another, or a row that is referred to. */
  private static final String INTEGRITY = "23";

  private final List<MovingTable> parentsFirst;

  private MovingTables(List<MovingTable> parentsFirst) {
    this.parentsFirst = parentsFirst;
  }

  /**
   * What one place holds of a table.
   *
   * @param rows how many
   * @param checksum a sum of their hashes
   */
  record Content(long rows, String checksum) {}

  static MovingTables read(Connection owner) throws SQLException {
    var tables = new LinkedHashMap<String, MovingTable>();
    try (PreparedStatement sql =
            owner.prepareStatement(
                "select name, columns::text[], keys::text[] from service.moving_tables() order by name");
        ResultSet rows = sql.executeQuery()) {
      while (rows.next()) {
        tables.put(
            rows.getString(1),
            new MovingTable(
                rows.getString(1),
                List.of((String[]) rows.getArray(2).getArray()),
                List.of((String[]) rows.getArray(3).getArray())));
      }
    }
    Map<String, Set<String>> parents = new HashMap<>();
    try (PreparedStatement sql =
            owner.prepareStatement("select child, parent from service.moving_references()");
        ResultSet rows = sql.executeQuery()) {
      while (rows.next()) {
        parents.computeIfAbsent(rows.getString(1), any -> new HashSet<>()).add(rows.getString(2));
      }
    }
    var sorted = new ArrayList<MovingTable>();
    var seen = new HashSet<String>();
    for (String name : tables.keySet()) visit(name, tables, parents, seen, sorted);
    return new MovingTables(sorted);
  }

  private static void visit(
      String name,
      Map<String, MovingTable> tables,
      Map<String, Set<String>> parents,
      Set<String> seen,
      List<MovingTable> sorted) {
    if (!tables.containsKey(name) || !seen.add(name)) return;
    for (String parent : parents.getOrDefault(name, Set.of())) {
      visit(parent, tables, parents, seen, sorted);
    }
    sorted.add(tables.get(name));
  }

  /**
   * Makes the target's rows of a workspace the same as the source's.
   *
   * @return how many rows it had to touch
   */
  long bringOver(Connection owner, UUID workspace, String source, String target)
      throws SQLException {
    Savepoint before = owner.setSavepoint();
    try {
      return bringChanges(owner, workspace, source, target);
    } catch (SQLException collided) {
      if (!String.valueOf(collided.getSQLState()).startsWith(INTEGRITY)) throw collided;
      // Row by row the changes get into each other's way; from an empty table they cannot.
      owner.rollback(before);
      return clear(owner, workspace, target) + bringChanges(owner, workspace, source, target);
    }
  }

  private long bringChanges(Connection owner, UUID workspace, String source, String target)
      throws SQLException {
    long touched = 0;
    for (MovingTable table : parentsFirst.reversed()) {
      touched += update(owner, table.deleteGone(source, target), workspace, workspace);
    }
    for (MovingTable table : parentsFirst) {
      touched += update(owner, table.copyChanged(source, target), workspace, workspace);
    }
    return touched;
  }

  /** Deletes a workspace's rows in one place. */
  long clear(Connection owner, UUID workspace, String place) throws SQLException {
    long deleted = 0;
    for (MovingTable table : parentsFirst.reversed()) {
      deleted += update(owner, table.deleteAll(place), workspace);
    }
    return deleted;
  }

  /** What a place holds of a workspace, by table. */
  Map<String, Content> contents(Connection owner, UUID workspace, String place)
      throws SQLException {
    var contents = new LinkedHashMap<String, Content>();
    for (MovingTable table : parentsFirst) {
      try (PreparedStatement sql = owner.prepareStatement(table.checksum(place))) {
        sql.setObject(1, workspace);
        try (ResultSet row = sql.executeQuery()) {
          row.next();
          contents.put(table.name(), new Content(row.getLong(1), row.getString(2)));
        }
      }
    }
    return contents;
  }

  private static long update(Connection owner, String statement, UUID... workspaces)
      throws SQLException {
    try (PreparedStatement sql = owner.prepareStatement(statement)) {
      for (int i = 0; i < workspaces.length; i++) sql.setObject(i + 1, workspaces[i]);
      return sql.executeLargeUpdate();
    }
  }
}
