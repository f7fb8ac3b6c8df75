package io.marquee.film.prompt;

import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of prompts. */
@Component
public class PromptSummaries {

  private final JdbcClient jdbc;

  PromptSummaries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public record PromptSummary(
      UUID id,
      String name,
      Prompt.Kind kind,
      String text,
      @Nullable UUID createdBy,
      Instant createdAt,
      Instant updatedAt) {}

  /**
   * @param kind only prompts for that, null for all
   * @param search only prompts with that in their name or text, whatever its case; null for all
   */
  @Transactional(readOnly = true)
  public Page<PromptSummary> list(
      Prompt.@Nullable Kind kind, @Nullable String search, Paging paging) {
    var rows =
        jdbc.sql(
                """
                select id, name, kind, text, created_by, created_at, updated_at
                  from prompts
                 where (cast(:kind as text) is null or kind = :kind)
                   and (cast(:search as text) is null or position(lower(:search) in lower(name)) > 0
                        or position(lower(:search) in lower(text)) > 0) and
                """
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("kind", kind == null ? null : kind.name())
            .param("search", search == null || search.isBlank() ? null : search.strip())
            .params(paging.parameters())
            .query(PromptSummary.class)
            .list();
    return paging.page(rows, row -> new Cursor(row.createdAt(), row.id()));
  }
}
