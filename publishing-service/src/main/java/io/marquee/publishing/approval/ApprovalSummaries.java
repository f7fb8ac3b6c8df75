package io.marquee.publishing.approval;

import io.marquee.publishing.post.ApprovalStage;
import io.marquee.publishing.post.Columns;
import io.marquee.publishing.post.KeyLimits;
import io.marquee.web.Cursor;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Approvals as the house sees them. A key sees those of the posts that it reaches. */
@Repository
@Transactional(readOnly = true)
public class ApprovalSummaries {

  private static final String REACHED =
      " post_id in (select posts.id from posts where " + KeyLimits.POSTS + ") ";

  private static final String OVERDUE = " status = 'pending' and due_at < :now ";

  private final JdbcClient jdbc;
  private final Clock clock;

  ApprovalSummaries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What to list; null does not restrict.
   *
   * @param status only in this status
   * @param assigneeId only what waits, or waited, for this person
   * @param stageId only at this stage
   * @param overdue only what is late, or what is not
   */
  public record Filter(
      @Nullable ApprovalStatus status,
      @Nullable UUID assigneeId,
      @Nullable UUID stageId,
      @Nullable Boolean overdue) {}

  private record PlacedStage(UUID approvalId, ApprovalStage stage) {}

  private record Row(ApprovalSummary approval, int place, long version) {}

  /**
   * An approval.
   *
   * @param id which
   * @return the approval with its history
   */
  public ApprovalDetails get(UUID id) {
    Row row =
        jdbc.sql("select * from approvals where id = :id and " + REACHED)
            .params(KeyLimits.parameters())
            .param("id", id)
            .query(ApprovalSummaries::row)
            .optional()
            .orElseThrow(() -> new NotFound("approval", id));
    return new ApprovalDetails(whole(List.of(row)).getFirst(), historyOf(id), row.version());
  }

  /**
   * Approvals.
   *
   * @param filter which
   * @param paging which page
   * @return newest first
   */
  public Page<ApprovalSummary> list(Filter filter, Paging paging) {
    var rows =
        jdbc.sql(
                """
                select * from approvals
                where (cast(:status as text) is null or status = :status)
                  and (cast(:assignee as uuid) is null or assignee_id = :assignee)
                  and (cast(:stage as uuid) is null or exists (
                    select 1 from approval_steps step
                    where step.approval_id = approvals.id and step.place = approvals.place
                      and step.stage_id = :stage))
                  and (cast(:overdue as boolean) is null or :overdue = coalesce("""
                    + OVERDUE
                    + ", false)) and "
                    + REACHED
                    + " and "
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .params(paging.parameters())
            .params(KeyLimits.parameters())
            .param("status", filter.status() == null ? null : filter.status().code())
            .param("assignee", filter.assigneeId())
            .param("stage", filter.stageId())
            .param("overdue", filter.overdue())
            .param("now", now())
            .query(ApprovalSummaries::row)
            .list();
    var page =
        paging.page(rows, row -> new Cursor(row.approval().submittedAt(), row.approval().id()));
    return new Page<>(whole(page.items()), page.nextCursor());
  }

  /**
   * What waits for whom.
   *
   * @return a line for each person, the most loaded first
   */
  public List<Workload> workload() {
    return jdbc.sql(
            "select assignee_id, count(*) as pending, count(*) filter (where"
                + OVERDUE
                + """
                ) as overdue, coalesce(sum(estimated_hours), 0) as hours
                from approvals where status = 'pending' and
                """
                + REACHED
                + "group by assignee_id order by pending desc, assignee_id")
        .params(KeyLimits.parameters())
        .param("now", now())
        .query(
            (row, number) ->
                new Workload(
                    row.getObject("assignee_id", UUID.class),
                    row.getLong("pending"),
                    row.getLong("overdue"),
                    Objects.requireNonNull(plain(row.getBigDecimal("hours")))))
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private List<ApprovalDetails.HistoryEntry> historyOf(UUID approval) {
    return jdbc.sql("select * from approval_entries where approval_id = ? order by noted_at, id")
        .param(approval)
        .query(
            (row, number) ->
                new ApprovalDetails.HistoryEntry(
                    Columns.requiredInstant(row, "noted_at"),
                    row.getObject("actor_id", UUID.class),
                    row.getString("action"),
                    row.getString("stage"),
                    row.getString("comment"),
                    row.getString("reason"),
                    row.getBoolean("on_behalf_of_client")))
        .list();
  }

  private List<ApprovalSummary> whole(List<Row> rows) {
    if (rows.isEmpty()) return List.of();
    Map<UUID, List<ApprovalStage>> stages =
        jdbc
            .sql(
                """
                select * from approval_steps where approval_id in (:approvals)
                order by approval_id, place
                """)
            .param("approvals", rows.stream().map(row -> row.approval().id()).toList())
            .query(
                (row, number) ->
                    new PlacedStage(
                        row.getObject("approval_id", UUID.class),
                        new ApprovalStage(
                            row.getObject("stage_id", UUID.class),
                            row.getString("name"),
                            row.getString("audience"),
                            row.getInt("place"))))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    PlacedStage::approvalId,
                    Collectors.mapping(PlacedStage::stage, Collectors.toList())));
    return rows.stream()
        .map(row -> with(row, stages.getOrDefault(row.approval().id(), List.of())))
        .toList();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    var approval =
        new ApprovalSummary(
            row.getObject("id", UUID.class),
            row.getObject("post_id", UUID.class),
            row.getString("title"),
            row.getObject("film_id", UUID.class),
            row.getString("status"),
            new ApprovalStage(new UUID(0, 0), "", "", 0),
            List.of(),
            row.getString("content_hash"),
            row.getObject("assignee_id", UUID.class),
            Columns.instant(row, "due_at"),
            row.getString("priority"),
            plain(row.getBigDecimal("estimated_hours")),
            row.getObject("submitted_by", UUID.class),
            Columns.requiredInstant(row, "created_at"),
            Columns.instant(row, "decided_at"));
    return new Row(approval, row.getInt("place"), row.getLong("version"));
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal hours) {
    return hours == null ? null : new BigDecimal(hours.stripTrailingZeros().toPlainString());
  }

  private static ApprovalSummary with(Row row, List<ApprovalStage> stages) {
    ApprovalSummary approval = row.approval();
    return new ApprovalSummary(
        approval.id(),
        approval.postId(),
        approval.postTitle(),
        approval.filmId(),
        approval.status(),
        stages.stream()
            .filter(stage -> stage.position() == row.place())
            .findFirst()
            .orElse(approval.stage()),
        stages,
        approval.contentHash(),
        approval.assigneeId(),
        approval.dueAt(),
        approval.priority(),
        approval.estimatedHours(),
        approval.submittedBy(),
        approval.submittedAt(),
        approval.decidedAt());
  }
}
