package io.marquee.workspace.project;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project as the API shows it.
 *
 * @param metadata a JSON object
 */
record ProjectView(
    UUID id,
    @Nullable UUID parentId,
    String name,
    String slug,
    Project.Type type,
    Project.Status status,
    String description,
    @JsonRawValue String metadata,
    Instant createdAt,
    Instant updatedAt,
    @JsonIgnore long version) {

  static ProjectView of(ResultSet row, int number) throws SQLException {
    return new ProjectView(
        row.getObject("id", UUID.class),
        row.getObject("parent_id", UUID.class),
        row.getString("name"),
        row.getString("slug"),
        Project.Type.valueOf(row.getString("type")),
        Project.Status.valueOf(row.getString("status")),
        row.getString("description"),
        row.getString("metadata"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }
}
