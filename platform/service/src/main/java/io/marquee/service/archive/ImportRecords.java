package io.marquee.service.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code imported_parts}. */
class ImportRecords {

  private static final TypeReference<Map<String, Long>> ROWS = new TypeReference<>() {};
  private static final TypeReference<Map<UUID, UUID>> PEOPLE = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ImportRecords(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * What became of a part.
   *
   * @param failure why it was refused
   * @param finished whether nothing is left to do
   */
  record Outcome(
      Map<String, Long> rows,
      long objects,
      Map<UUID, UUID> people,
      @Nullable String failure,
      boolean finished) {}

  /** Needs a transaction. */
  Optional<Outcome> find(UUID archive) {
    return jdbc.sql(
            """
            select rows::text as rows, objects, people::text as people, failure, finished
              from service.imported_parts where archive_id = ?
            """)
        .param(archive)
        .query(
            (row, number) ->
                new Outcome(
                    json.readValue(row.getString("rows"), ROWS),
                    row.getLong("objects"),
                    json.readValue(row.getString("people"), PEOPLE),
                    row.getString("failure"),
                    row.getBoolean("finished")))
        .optional();
  }

  /** Notes what came in, in the transaction that it comes in with: never is it taken in twice. */
  void begin(Connection owner, UUID archive, UUID workspace) throws SQLException {
    int noted =
        update(
            owner,
            """
            insert into service.imported_parts (archive_id, workspace_id) values (?::uuid, ?::uuid)
            on conflict do nothing
            """,
            archive.toString(),
            workspace.toString());
    if (noted == 0) throw new IllegalStateException("the part came in meanwhile");
  }

  void rows(Connection owner, UUID archive, Map<String, Long> rows, long objects)
      throws SQLException {
    update(
        owner,
        "update service.imported_parts set rows = ?::jsonb, objects = ?::bigint where archive_id = ?::uuid",
        json.writeValueAsString(rows),
        String.valueOf(objects),
        archive.toString());
  }

  /** Needs a transaction. */
  void refused(UUID archive, UUID workspace, String failure) {
    jdbc.sql(
            """
            insert into service.imported_parts (archive_id, workspace_id, failure, finished)
            values (:archive, :workspace, :failure, true)
            on conflict (archive_id) do update set failure = excluded.failure, finished = true
            """)
        .param("archive", archive)
        .param("workspace", workspace)
        .param("failure", failure)
        .update();
  }

  /** Needs a transaction. */
  void finished(UUID archive, Map<UUID, UUID> people) {
    jdbc.sql(
            """
            update service.imported_parts set people = :people::jsonb, finished = true where archive_id = :archive
            """)
        .param("archive", archive)
        .param("people", json.writeValueAsString(people))
        .update();
  }

  private static int update(Connection owner, String statement, String... values)
      throws SQLException {
    try (PreparedStatement sql = owner.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) sql.setString(i + 1, values[i]);
      return sql.executeUpdate();
    }
  }
}
