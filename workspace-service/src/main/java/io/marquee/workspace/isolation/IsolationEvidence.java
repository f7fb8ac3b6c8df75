package io.marquee.workspace.isolation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the services found when they attacked their own databases. */
@Component
public class IsolationEvidence {

  private static final String COLUMNS =
      "service, started_at, ended_at, tables, schemas, held, checks";

  private final JdbcClient jdbc;
  private final Clock clock;

  /**
   * What a service found.
   *
   * @param tables how many tables hold rows of tenants
   * @param schemas how many workspaces have a schema of their own in it
   * @param held whether every attempt was refused
   * @param checks a JSON array of what was tried, how often, and what was not refused
   */
  public record Report(
      String service,
      Instant startedAt,
      Instant endedAt,
      int tables,
      int schemas,
      boolean held,
      @JsonRawValue String checks) {}

  /** Somebody's wish. */
  record Probe(UUID id, @Nullable UUID requestedBy, Instant requestedAt) {}

  IsolationEvidence(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Keeps what a service found because a probe of the bound workspace asked for it.
   *
   * @param probe the probe
   * @param report what it found
   */
  @Transactional
  public void answer(UUID probe, Report report) {
    // One that was purged meanwhile needs no answer.
    Integer known =
        jdbc.sql("select count(*) from isolation_probes where id = ?")
            .param(probe)
            .query(Integer.class)
            .single();
    if (known == 0) return;
    statement(
            "insert into isolation_probe_reports (probe_id, "
                + COLUMNS
                + ") values (:probe, :service, :started, :ended, :tables, :schemas, :held, :checks::jsonb)"
                + " on conflict do nothing",
            report)
        .param("probe", probe)
        .update();
  }

  /**
   * Keeps what a service found by itself, unless something newer is known.
   *
   * @param report what it found
   */
  @Transactional
  public void keep(Report report) {
    statement(
            "insert into isolation_evidence as known ("
                + COLUMNS
                + ") values (:service, :started, :ended, :tables, :schemas, :held, :checks::jsonb)"
                + """
                 on conflict (service) do update
                   set started_at = excluded.started_at, ended_at = excluded.ended_at, tables = excluded.tables,
                       schemas = excluded.schemas, held = excluded.held, checks = excluded.checks
                 where known.ended_at <= excluded.ended_at
                """,
            report)
        .update();
  }

  void ask(UUID probe, @Nullable UUID by) {
    jdbc.sql("insert into isolation_probes (id, requested_by, requested_at) values (?, ?, ?)")
        .param(probe)
        .param(by)
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Probe> latest() {
    return jdbc.sql(
            """
            select id, requested_by, requested_at from isolation_probes order by requested_at desc, id limit 1
            """)
        .query(
            (row, number) ->
                new Probe(
                    row.getObject("id", UUID.class),
                    row.getObject("requested_by", UUID.class),
                    row.getObject("requested_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  List<Report> answers(UUID probe) {
    return jdbc.sql(
            "select %s from isolation_probe_reports where probe_id = ? order by service"
                .formatted(COLUMNS))
        .param(probe)
        .query(IsolationEvidence::read)
        .list();
  }

  List<Report> ofTheServices() {
    return jdbc.sql("select %s from isolation_evidence order by service".formatted(COLUMNS))
        .query(IsolationEvidence::read)
        .list();
  }

  private JdbcClient.StatementSpec statement(String sql, Report report) {
    return jdbc.sql(sql)
        .param("service", report.service())
        .param("started", report.startedAt().atOffset(ZoneOffset.UTC))
        .param("ended", report.endedAt().atOffset(ZoneOffset.UTC))
        .param("tables", report.tables())
        .param("schemas", report.schemas())
        .param("held", report.held())
        .param("checks", report.checks());
  }

  private static Report read(ResultSet row, int number) throws SQLException {
    return new Report(
        row.getString("service"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getObject("ended_at", OffsetDateTime.class).toInstant(),
        row.getInt("tables"),
        row.getInt("schemas"),
        row.getBoolean("held"),
        row.getString("checks"));
  }
}
