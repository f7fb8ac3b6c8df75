package io.marquee.workspace.statistics;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The current workspace's sums by day, by project and by provider. */
@Component
@Transactional(readOnly = true)
class Reports {

  /** A day (UTC) on which anything was going on. */
  record Day(LocalDate day, Sums sums) {}

  /**
   * A project or provider.
   *
   * @param id the project's id or the provider's name
   */
  record Part(String id, Sums sums) {}

  private final JdbcClient jdbc;

  Reports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Day> daily(Span span) {
    return jdbc.sql(
            "select day, "
                + Sums.COLUMNS
                + " from daily_measures where day between :from and :to group by day order by day")
        .param("from", span.from())
        .param("to", span.to())
        .query((row, number) -> new Day(row.getObject("day", LocalDate.class), Sums.of(row)))
        .list();
  }

  List<Part> by(Dimension dimension, Span span) {
    return jdbc.sql(
            "select member, "
                + Sums.COLUMNS
                + """
                 from dimension_measures where dimension = :dimension and day between :from and :to
                group by member order by spent_usd desc, member limit 1000
                """)
        .param("dimension", dimension.name())
        .param("from", span.from())
        .param("to", span.to())
        .query((row, number) -> new Part(row.getString("member"), Sums.of(row)))
        .list();
  }
}
