package io.marquee.film.generation;

import io.marquee.outbox.CurrentEvent;
import io.marquee.outbox.EventEnvelope;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs that wait for a worker, of all tenants, in the order of their coming. A worker holds a job
 * as long as it renews its lease.
 */
@Component
public class RenderJobs {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final ApplicationEventPublisher events;

  RenderJobs(JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.json = json;
    this.events = events;
  }

  /** There is work. */
  public record Added() {}

  /**
   * @param attempts how often it was claimed, this time included
   * @param cause the event that led to it
   */
  public record Job(
      UUID generationId, Tenant tenant, int attempts, @Nullable EventEnvelope cause) {}

  /** Adds a job for the current tenant; once for each run. */
  @Transactional
  void add(UUID generationId) {
    jdbc.sql(
            """
            insert into render_jobs (generation_id, workspace_id, account_id, cause)
            values (:generation, :workspace, :account, :cause)
            on conflict do nothing
            """)
        .param("generation", generationId)
        .param("workspace", CurrentWorkspace.id())
        .param("account", CurrentWorkspace.findAccount().orElse(null))
        .param("cause", CurrentEvent.find().map(json::writeValueAsString).orElse(null))
        .update();
    events.publishEvent(new Added());
  }

  /** Gives the worker the job that has waited longest, if there is one. */
  @Transactional
  public Optional<Job> claim(String worker, Duration lease) {
    return jdbc.sql(
            """
            update render_jobs
               set worker = :worker, attempts = attempts + 1,
                   lease_until = now() + make_interval(secs => :lease)
             where generation_id = (
                     select generation_id from render_jobs
                      where due_at <= now() and (worker is null or lease_until < now())
                      order by due_at, created_at
                      for update skip locked limit 1)
            returning generation_id, workspace_id, account_id, attempts, cause
            """)
        .param("worker", worker)
        .param("lease", lease.toMillis() / 1000.0)
        .query(this::job)
        .optional();
  }

  /** Whether the worker still has the job; if so, for another lease. */
  @Transactional
  public boolean renew(UUID generationId, String worker, Duration lease) {
    return jdbc.sql(
                """
                update render_jobs set lease_until = now() + make_interval(secs => :lease)
                 where generation_id = :generation and worker = :worker
                """)
            .param("lease", lease.toMillis() / 1000.0)
            .param("generation", generationId)
            .param("worker", worker)
            .update()
        == 1;
  }

  /** Gives the job back, to be claimed again after a pause. */
  @Transactional
  public void giveBack(UUID generationId, String worker, Duration pause) {
    jdbc.sql(
            """
            update render_jobs set worker = null, lease_until = null,
                   due_at = now() + make_interval(secs => :pause)
             where generation_id = :generation and worker = :worker
            """)
        .param("pause", pause.toMillis() / 1000.0)
        .param("generation", generationId)
        .param("worker", worker)
        .update();
  }

  /** Frees what a former process of this name has left. */
  @Transactional
  public int giveBackAll(String worker) {
    return jdbc.sql(
            """
            update render_jobs set worker = null, lease_until = null where worker = :worker
            """)
        .param("worker", worker)
        .update();
  }

  /** Ends the job, whoever has it. */
  @Transactional
  public void remove(UUID generationId) {
    jdbc.sql("delete from render_jobs where generation_id = :generation")
        .param("generation", generationId)
        .update();
  }

  /** Ends the job if it is still the worker's. */
  @Transactional
  boolean finish(UUID generationId, String worker) {
    return jdbc.sql(
                "delete from render_jobs where generation_id = :generation and worker = :worker")
            .param("generation", generationId)
            .param("worker", worker)
            .update()
        == 1;
  }

  private Job job(ResultSet row, int number) throws SQLException {
    var cause = row.getString("cause");
    return new Job(
        row.getObject("generation_id", UUID.class),
        new Tenant(
            row.getObject("workspace_id", UUID.class), row.getObject("account_id", UUID.class)),
        row.getInt("attempts"),
        cause == null ? null : json.readValue(cause, EventEnvelope.class));
  }
}
