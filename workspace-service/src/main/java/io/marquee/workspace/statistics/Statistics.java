package io.marquee.workspace.statistics;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sums of a workspace, by measure and day (UTC). Adding is commutative, so events may come in
 * any order. A read touches one row per measure, and one per day of the current month for spending,
 * however many films there are.
 */
@Component
public class Statistics {

  private final JdbcClient jdbc;
  private final Clock clock;

  Statistics(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Adds to a measure of the current workspace.
   *
   * @param at when it happened
   */
  public void add(Measure measure, BigDecimal amount, Instant at) {
    jdbc.sql(
            """
            insert into daily_measures (day, measure, amount) values (:day, :measure, :amount)
            on conflict (workspace_id, day, measure) do update set amount = daily_measures.amount + excluded.amount
            """)
        .param("day", LocalDate.ofInstant(at, ZoneOffset.UTC))
        .param("measure", measure.name())
        .param("amount", amount)
        .update();
    jdbc.sql(
            """
            insert into total_measures (measure, amount) values (:measure, :amount)
            on conflict (workspace_id, measure) do update set amount = total_measures.amount + excluded.amount
            """)
        .param("measure", measure.name())
        .param("amount", amount)
        .update();
  }

  /**
   * Adds to a measure of one project or provider of the current workspace.
   *
   * @param member the project's id or the provider's name
   * @param at when it happened
   */
  public void addTo(
      Dimension dimension, String member, Measure measure, BigDecimal amount, Instant at) {
    jdbc.sql(
            """
            insert into dimension_measures (dimension, member, day, measure, amount)
            values (:dimension, :member, :day, :measure, :amount)
            on conflict (workspace_id, dimension, member, day, measure)
              do update set amount = dimension_measures.amount + excluded.amount
            """)
        .param("dimension", dimension.name())
        .param("member", member)
        .param("day", LocalDate.ofInstant(at, ZoneOffset.UTC))
        .param("measure", measure.name())
        .param("amount", amount)
        .update();
  }

  /** Adds one, or takes one away. */
  public void count(Measure measure, int by, Instant at) {
    add(measure, BigDecimal.valueOf(by), at);
  }

  /** The totals of the current workspace; what was never counted is absent. */
  @Transactional(readOnly = true)
  public Map<Measure, BigDecimal> totals() {
    var totals = new EnumMap<Measure, BigDecimal>(Measure.class);
    jdbc.sql("select measure, amount from total_measures")
        .query(
            row -> {
              totals.put(Measure.valueOf(row.getString("measure")), row.getBigDecimal("amount"));
            });
    return totals;
  }

  /** What the current workspace spent in the current calendar month (UTC), in US dollars. */
  @Transactional(readOnly = true)
  public BigDecimal spentThisMonth() {
    LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
    return jdbc.sql(
            "select coalesce(sum(amount), 0) from daily_measures where measure = ? and day >= ?")
        .params(Measure.SPENT_USD.name(), first)
        .query(BigDecimal.class)
        .single();
  }
}
