package io.marquee.workspace.statistics;

import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sums of many workspaces: those of an account, or of the whole installation. They are read by
 * the role that may only read, and each query says whose rows it wants.
 */
@Component
class Overviews {

  /** A workspace among the others. */
  record WorkspaceSums(
      UUID workspaceId, UUID accountId, String name, String status, Instant createdAt, Sums sums) {}

  /**
   * An overview.
   *
   * @param total of all workspaces that are not deleted, whichever of them the page shows
   * @param monthSpentUsd in the current calendar month (UTC)
   * @param monthForecastUsd what the month comes to if it goes on as it has begun
   */
  record Overview(
      long workspaces,
      Sums total,
      BigDecimal monthSpentUsd,
      BigDecimal monthForecastUsd,
      List<WorkspaceSums> items,
      @Nullable String nextCursor) {}

  private record Known(long workspaces, Instant since) {}

  private final AcrossWorkspaces across;
  private final Clock clock;

  Overviews(AcrossWorkspaces across, Clock clock) {
    this.across = across;
    this.clock = clock;
  }

  /**
   * The overview of an account.
   *
   * @param account null for the whole installation
   */
  Overview of(@Nullable UUID account, Paging paging) {
    return across.read(jdbc -> read(jdbc, account, paging));
  }

  List<Reports.Day> daily(@Nullable UUID account, Span span) {
    return across.read(
        jdbc ->
            jdbc.sql(
                    "select m.day, "
                        + Sums.COLUMNS
                        + " from workspaces w join daily_measures m on m.workspace_id = w.workspace_id where "
                        + whose(account)
                        + " and m.day between :from and :to group by m.day order by m.day")
                .param("account", account)
                .param("from", span.from())
                .param("to", span.to())
                .query(
                    (row, number) ->
                        new Reports.Day(row.getObject("day", LocalDate.class), Sums.of(row)))
                .list());
  }

  private Overview read(JdbcClient jdbc, @Nullable UUID account, Paging paging) {
    Instant now = clock.instant();
    LocalDate month = LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1);
    Page<WorkspaceSums> page = page(jdbc, account, paging);
    Sums total =
        jdbc.sql(
                "select "
                    + Sums.COLUMNS
                    + " from workspaces w join total_measures m on m.workspace_id = w.workspace_id where "
                    + whose(account))
            .param("account", account)
            .query((row, number) -> Sums.of(row))
            .single();
    Known known =
        jdbc.sql(
                "select count(*) as n, min(created_at) as since from workspaces w where "
                    + whose(account))
            .param("account", account)
            .query(
                (row, number) -> {
                  OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
                  return new Known(row.getLong("n"), since == null ? now : since.toInstant());
                })
            .single();
    BigDecimal spent =
        jdbc.sql(
                """
                select coalesce(sum(m.amount), 0) from workspaces w
                  join daily_measures m on m.workspace_id = w.workspace_id
                   and m.measure = 'SPENT_USD' and m.day >= :month where
                """
                    + whose(account))
            .param("account", account)
            .param("month", month)
            .query(BigDecimal.class)
            .single();
    return new Overview(
        known.workspaces(),
        total,
        spent.setScale(2, RoundingMode.HALF_UP),
        MonthForecast.of(spent, known.since(), now),
        page.items(),
        page.nextCursor());
  }

  /** Not "or everybody's": a plan that must do for both reads all of them for one account, too. */
  private static String whose(@Nullable UUID account) {
    return " w.status <> 'DELETED' " + (account == null ? "" : " and w.account_id = :account ");
  }

  private static Page<WorkspaceSums> page(JdbcClient jdbc, @Nullable UUID account, Paging paging) {
    List<WorkspaceSums> found =
        jdbc.sql(
                """
                select w.workspace_id, w.account_id, w.name, lower(w.status) as status, w.created_at, s.*
                  from (select * from workspaces w where
                """
                    + whose(account)
                    + " and "
                    + Paging.AFTER
                    + Paging.IN_ORDER
                    + ") w cross join lateral (select "
                    + Sums.COLUMNS
                    + """
                     from total_measures m where m.workspace_id = w.workspace_id) s
                    order by w.created_at desc, w.id
                    """)
            .param("account", account)
            .params(paging.parameters())
            .query(
                (row, number) ->
                    new WorkspaceSums(
                        row.getObject("workspace_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("name"),
                        row.getString("status"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        Sums.of(row)))
            .list();
    return paging.page(found, each -> new Cursor(each.createdAt(), each.workspaceId()));
  }
}
