package io.marquee.service.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables that rows of an archive come into, those that others refer to first. */
class ImportTables {

  private final Map<String, ImportTable> parentsFirst;
  private final Set<String> known;

  private ImportTables(Map<String, ImportTable> parentsFirst, Set<String> known) {
    this.parentsFirst = parentsFirst;
    this.known = known;
  }

  /**
   * Reads the catalog. The workspace's place stays what it is until the transaction ends.
   *
   * @throws SQLException what the database refused
   */
  static ImportTables of(Connection owner, UUID workspace) throws SQLException {
    String schema = place(owner, workspace);
    Map<String, ImportTable> tables = new LinkedHashMap<>();
    try (PreparedStatement sql =
            owner.prepareStatement(
                "select name, movable, condition, replaces from service.imported_tables()");
        ResultSet row = sql.executeQuery()) {
      while (row.next()) {
        String name = row.getString("name");
        tables.put(
            name,
            new ImportTable(
                name,
                row.getBoolean("movable") ? schema : "shared",
                row.getString("condition"),
                row.getString("replaces"),
                ImportTable.columns(owner, name),
                ArchiveTable.keyOf(owner, name)));
      }
    }
    Map<String, Set<String>> parents = new HashMap<>();
    try (PreparedStatement sql =
            owner.prepareStatement("select child, parent from service.moving_references()");
        ResultSet row = sql.executeQuery()) {
      while (row.next()) {
        parents.computeIfAbsent(row.getString(1), any -> new HashSet<>()).add(row.getString(2));
      }
    }
    Map<String, ImportTable> sorted = new LinkedHashMap<>();
    var seen = new HashSet<String>();
    for (String name : tables.keySet()) visit(name, tables, parents, seen, sorted);
    return new ImportTables(sorted, exported(owner));
  }

  /** No move can switch meanwhile. */
  private static String place(Connection owner, UUID workspace) throws SQLException {
    try (PreparedStatement sql =
        owner.prepareStatement("select pg_advisory_xact_lock_shared(service.workspace_lock(?))")) {
      sql.setObject(1, workspace);
      sql.execute();
    }
    try (PreparedStatement sql =
        owner.prepareStatement("select schema from service.placements where workspace_id = ?")) {
      sql.setObject(1, workspace);
      try (ResultSet row = sql.executeQuery()) {
        return row.next() ? row.getString(1) : "shared";
      }
    }
  }

  private static Set<String> exported(Connection owner) throws SQLException {
    var names = new HashSet<String>();
    try (PreparedStatement sql =
            owner.prepareStatement("select name from service.exported_tables()");
        ResultSet row = sql.executeQuery()) {
      while (row.next()) names.add(row.getString(1));
    }
    return names;
  }

  private static void visit(
      String name,
      Map<String, ImportTable> tables,
      Map<String, Set<String>> parents,
      Set<String> seen,
      Map<String, ImportTable> sorted) {
    ImportTable table = tables.get(name);
    if (table == null || !seen.add(name)) return;
    for (String parent : parents.getOrDefault(name, Set.of())) {
      visit(parent, tables, parents, seen, sorted);
    }
    sorted.put(name, table);
  }

  List<ImportTable> parentsFirst() {
    return new ArrayList<>(parentsFirst.values());
  }

  /** Null when no rows come into a table of that name. */
  @Nullable ImportTable find(String name) {
    return parentsFirst.get(name);
  }

  /** Whether an archive may have it. */
  boolean knows(String name) {
    return known.contains(name);
  }
}
