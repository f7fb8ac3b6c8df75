package io.marquee.service.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A table that a workspace has rows in, as the catalog knows it.
 *
 * @param place the schema that the workspace's rows lie in
 * @param own whether the rows are the workspace's; else they are its share of the account's
 * @param columns those that leave
 * @param leftOut those that hold secrets
 * @param key the primary key
 */
record ArchiveTable(
    String name,
    String place,
    boolean own,
    List<Column> columns,
    List<String> leftOut,
    List<String> key) {

  record Column(String name, String type, boolean required) {}

  /** The tables of a workspace, wherever its rows lie at that moment. */
  static List<ArchiveTable> of(Connection owner, UUID workspace) throws SQLException {
    String schema = "shared";
    try (PreparedStatement sql =
        owner.prepareStatement("select schema from service.placements where workspace_id = ?")) {
      sql.setObject(1, workspace);
      try (ResultSet row = sql.executeQuery()) {
        if (row.next()) schema = row.getString(1);
      }
    }
    var tables = new ArrayList<ArchiveTable>();
    try (PreparedStatement sql =
            owner.prepareStatement("select name, own, movable from service.exported_tables()");
        ResultSet row = sql.executeQuery()) {
      while (row.next()) {
        String name = row.getString("name");
        tables.add(
            read(
                owner, name, row.getBoolean("movable") ? schema : "shared", row.getBoolean("own")));
      }
    }
    return tables;
  }

  private static ArchiveTable read(Connection owner, String name, String place, boolean own)
      throws SQLException {
    var columns = new ArrayList<Column>();
    var leftOut = new ArrayList<String>();
    try (PreparedStatement sql =
        owner.prepareStatement("select * from service.exported_columns(?::name)")) {
      sql.setString(1, name);
      try (ResultSet row = sql.executeQuery()) {
        while (row.next()) {
          if (row.getBoolean("leaves")) {
            columns.add(
                new Column(
                    row.getString("name"), row.getString("type"), row.getBoolean("required")));
          } else {
            leftOut.add(row.getString("name"));
          }
        }
      }
    }
    return new ArchiveTable(name, place, own, columns, leftOut, keyOf(owner, name));
  }

  static List<String> keyOf(Connection owner, String name) throws SQLException {
    try (PreparedStatement sql =
        owner.prepareStatement(
            """
            select a.attname from pg_index i, unnest(i.indkey::int2[]) with ordinality k (number, place), pg_attribute a
             where i.indrelid = format('shared.%I', ?::text)::regclass and i.indisprimary
               and a.attrelid = i.indrelid and a.attnum = k.number order by k.place
            """)) {
      sql.setString(1, name);
      var key = new ArrayList<String>();
      try (ResultSet row = sql.executeQuery()) {
        while (row.next()) key.add(row.getString(1));
      }
      return key;
    }
  }

  /** Its rows of a workspace as JSON, one each. */
  String rows(UUID workspace) {
    String rows =
        "select %s from %s.%s where workspace_id = '%s'"
            .formatted(names(), quoted(place), quoted(name), workspace);
    return hasWrittenJson()
        ? ArchiveQuery.oneLineEach(rows)
        : "select row_to_json(r)::text from (%s) r".formatted(rows);
  }

  /** Whether a column keeps JSON as somebody wrote it, perhaps in several lines; jsonb does not. */
  private boolean hasWrittenJson() {
    return columns.stream()
        .anyMatch(column -> column.type().startsWith("json") && !column.type().startsWith("jsonb"));
  }

  /** Makes an empty table like it, and fills it from its JSON lines. */
  String dump() {
    String made =
        columns.stream()
            .map(
                column ->
                    "  %s %s%s"
                        .formatted(
                            quoted(column.name()),
                            column.type(),
                            column.required() ? " not null" : ""))
            .collect(Collectors.joining(",\n"));
    String keys = key.stream().map(ArchiveTable::quoted).collect(Collectors.joining(", "));
    return """

        create table %1$s (
        %2$s,
          primary key (%3$s)
        );
        \\copy line from 'data/%4$s.jsonl' with (format csv, quote e'\\x01', delimiter e'\\x02')
        insert into %1$s select r.* from line, json_populate_record(null::%1$s, line.json::json) r;
        truncate line;
        """
        .formatted(quoted(name), made, keys, name);
  }

  private String names() {
    return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
