package io.marquee.service.archive;

import java.util.UUID;

/**
 * Rows beside those of the workspace's own tables that belong into its archive. A bean of it adds a
 * file of JSON lines.
 *
 * @param name the file's name, such as {@code users}
 * @param sql a query as the role that owns the tables, with {@code :workspace} for the workspace's
 *     id; it names what it selects, and no secrets
 */
public record ArchiveQuery(String name, String sql) {

  /** One row a line, as JSON. */
  String rows(UUID workspace) {
    return oneLineEach(sql.replace(":workspace", "'" + workspace + "'"));
  }

  /** Line breaks between words of a column that is JSON as it was written are no part of it. */
  static String oneLineEach(String sql) {
    return "select translate(row_to_json(r)::text, e'\\n\\r', '  ') from (%s) r".formatted(sql);
  }
}
