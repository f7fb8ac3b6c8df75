package io.marquee.workspace.purge;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.marquee.web.Cursor;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of the purges of the bound account. */
@Component
@Transactional(readOnly = true)
class PurgeReports {

  /**
   * A purge.
   *
   * @param status {@code running} until every service has answered, then {@code complete}
   */
  record PurgeView(
      UUID id,
      UUID workspaceId,
      String workspaceName,
      String slug,
      String status,
      Instant deletedAt,
      Instant createdAt,
      @Nullable Instant completedAt) {

    static PurgeView of(ResultSet row, int number) throws SQLException {
      OffsetDateTime completed = row.getObject("completed_at", OffsetDateTime.class);
      return new PurgeView(
          row.getObject("id", UUID.class),
          row.getObject("purged_workspace_id", UUID.class),
          row.getString("workspace_name"),
          row.getString("slug"),
          completed == null ? "running" : "complete",
          row.getObject("deleted_at", OffsetDateTime.class).toInstant(),
          row.getObject("created_at", OffsetDateTime.class).toInstant(),
          completed == null ? null : completed.toInstant());
    }
  }

  /**
   * What a service answered.
   *
   * @param removed how many of each kind are gone
   * @param remaining a list of what is still there, why, and until when
   */
  record AnswerView(
      String service,
      Instant answeredAt,
      @JsonRawValue String removed,
      @JsonRawValue String remaining) {}

  /**
   * The report of a purge.
   *
   * @param waitingFor services that have not answered
   * @param goneBy when the last of what ages out is gone, as far as the answers tell; what a law
   *     keeps is not in it
   */
  record Report(
      PurgeView purge,
      List<AnswerView> services,
      List<String> waitingFor,
      @Nullable Instant goneBy) {}

  private final JdbcClient jdbc;

  PurgeReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Page<PurgeView> list(Paging paging) {
    List<PurgeView> found =
        jdbc.sql("select * from purges where " + Paging.AFTER + Paging.IN_ORDER)
            .params(paging.parameters())
            .query(PurgeView::of)
            .list();
    return paging.page(found, view -> new Cursor(view.createdAt(), view.id()));
  }

  Report get(UUID id) {
    PurgeView purge =
        jdbc.sql("select * from purges where id = ?")
            .param(id)
            .query(PurgeView::of)
            .optional()
            .orElseThrow(() -> new NotFound("purge", id));
    List<AnswerView> answers =
        jdbc.sql(
                """
                select service, answered_at, removed::text as removed, remaining::text as remaining
                  from purge_answers where purge_id = ? order by service
                """)
            .param(id)
            .query(AnswerView.class)
            .list();
    var waiting = new TreeSet<>(HearAnswer.SERVICES);
    answers.forEach(answer -> waiting.remove(answer.service()));
    return new Report(purge, answers, List.copyOf(waiting), goneBy(id));
  }

  private @Nullable Instant goneBy(UUID id) {
    return jdbc.sql(
            """
            select max((data ->> 'until')::timestamptz) as until
              from purge_answers, jsonb_array_elements(remaining) data where purge_id = ?
            """)
        .param(id)
        .query(
            (row, number) ->
                java.util.Optional.ofNullable(row.getObject("until", OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }
}
