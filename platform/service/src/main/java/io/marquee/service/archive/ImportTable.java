package io.marquee.service.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table that rows of an archive come into, as catalog and rules have it.
 *
 * @param place the schema that the workspace's rows lie in
 * @param only which of the archive's rows come in, null for all
 * @param replaces which rows that are there go for one of the archive's, null for none
 * @param columns all but the workspace's
 */
record ImportTable(
    String name,
    String place,
    @Nullable String only,
    @Nullable String replaces,
    List<Column> columns,
    List<String> key) {

  /**
   * A column.
   *
   * @param inArchive whether an archive has it
   * @param taken whether it comes in as it is
   * @param value what it gets instead, as SQL over {@code r}
   * @param object whether it is the key of an object
   */
  record Column(
      String name, boolean inArchive, boolean taken, @Nullable String value, boolean object) {}

  static List<Column> columns(Connection owner, String table) throws SQLException {
    try (PreparedStatement sql =
        owner.prepareStatement("select * from service.imported_columns(?::name)")) {
      sql.setString(1, table);
      try (ResultSet row = sql.executeQuery()) {
        var columns = new ArrayList<Column>();
        while (row.next()) {
          columns.add(
              new Column(
                  row.getString("name"),
                  row.getBoolean("in_archive"),
                  row.getBoolean("taken"),
                  row.getString("value"),
                  row.getBoolean("object")));
        }
        return columns;
      }
    }
  }

  /** Those of an archive that a table here has no place for. */
  List<String> unknown(Set<String> inArchive) {
    Set<String> known =
        columns.stream().filter(Column::inArchive).map(Column::name).collect(Collectors.toSet());
    return inArchive.stream()
        .filter(column -> !known.contains(column) && !column.equals("workspace_id"))
        .sorted()
        .toList();
  }

  /** Makes rows of its type of JSON lines, as yet without its rules. */
  String stage(String lines, String staged) {
    return """
        create unlogged table %2$s as select r.* from %1$s l, json_populate_record(null::shared.%3$s, l.line) r
        """
        .formatted(lines, staged, quoted(name));
  }

  /** Rows of another workspace; asked with the new one's id. */
  String strangers(String staged) {
    return "select count(*) from %s r where r.workspace_id is distinct from ?::uuid"
        .formatted(staged);
  }

  /** Rows with keys of objects that are not the workspace's; asked with what its own begin with. */
  String foreignObjects(String staged, Column column) {
    return "select count(*) from %1$s r where not starts_with(r.%2$s, ?) or r.%2$s ~ '(^|/)[.]{1,2}(/|$)'"
        .formatted(staged, quoted(column.name()));
  }

  /** Rows with an id that another workspace uses, in one schema; asked with the new one's id. */
  String usedElsewhere(String staged, String schema) {
    return "select count(*) from %s r join %s.%s t on t.id = r.id where t.workspace_id <> ?::uuid"
        .formatted(staged, quoted(schema), quoted(name));
  }

  boolean hasId() {
    return key.equals(List.of("workspace_id", "id"));
  }

  /** Removes what was there by itself; asked with the new workspace's id. */
  String replace(String staged) {
    return "delete from %s.%s t using %s r where t.workspace_id = ?::uuid and t.id <> r.id and (%s)"
        .formatted(quoted(place), quoted(name), staged, replaces);
  }

  /**
   * Takes them in; asked with the new workspace's id. What is there by events stays as it is.
   *
   * @param inArchive the columns that the archive has; others get their default
   */
  String insert(String staged, Set<String> inArchive) {
    var names = new ArrayList<String>();
    var values = new ArrayList<String>();
    for (Column column : columns) {
      String value = column.value();
      if (value == null && !(column.taken() && inArchive.contains(column.name()))) continue;
      names.add(quoted(column.name()));
      values.add(value == null ? "r." + quoted(column.name()) : "(" + value + ")");
    }
    return """
        insert into %s.%s (workspace_id%s) overriding system value
        select ?::uuid%s from %s r where %s
        on conflict (%s) do nothing
        """
        .formatted(
            quoted(place),
            quoted(name),
            names.stream().map(each -> ", " + each).collect(Collectors.joining()),
            values.stream().map(each -> ", " + each).collect(Collectors.joining()),
            staged,
            only == null ? "true" : "(" + only + ")",
            key.stream().map(ImportTable::quoted).collect(Collectors.joining(", ")));
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
