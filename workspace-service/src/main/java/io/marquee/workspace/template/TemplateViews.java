package io.marquee.workspace.template;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.marquee.web.Cursor;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the templates of the bound account. */
@Component
@Transactional(readOnly = true)
class TemplateViews {

  /**
   * A template.
   *
   * @param sourceWorkspaceId the workspace that it was made of, which may be gone
   * @param projects how many projects it has
   * @param parts the other services that told theirs
   */
  record TemplateView(
      UUID id,
      String name,
      String description,
      UUID sourceWorkspaceId,
      int projects,
      List<String> parts,
      UUID createdBy,
      Instant createdAt,
      @JsonIgnore long version) {}

  private static final String SELECT =
      """
      select t.id, t.name, t.description, t.source_workspace_id, t.created_by, t.created_at, t.version,
             jsonb_array_length(t.content -> 'projects') as projects,
             (select coalesce(string_agg(service, ',' order by service), '') from template_parts p where p.template_id = t.id) as parts
        from templates t where
      """;

  private final JdbcClient jdbc;

  TemplateViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Page<TemplateView> list(Paging paging) {
    List<TemplateView> found =
        jdbc.sql(SELECT + Paging.AFTER + Paging.IN_ORDER)
            .params(paging.parameters())
            .query(TemplateViews::view)
            .list();
    return paging.page(found, view -> new Cursor(view.createdAt(), view.id()));
  }

  TemplateView get(UUID id) {
    return jdbc.sql(SELECT + " id = ?")
        .param(id)
        .query(TemplateViews::view)
        .optional()
        .orElseThrow(() -> new NotFound("template", id));
  }

  private static TemplateView view(java.sql.ResultSet row, int number)
      throws java.sql.SQLException {
    String parts = row.getString("parts");
    return new TemplateView(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("description"),
        row.getObject("source_workspace_id", UUID.class),
        row.getInt("projects"),
        parts.isEmpty() ? List.of() : List.of(parts.split(",")),
        row.getObject("created_by", UUID.class),
        row.getObject("created_at", java.time.OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }
}
