package io.marquee.outbox.testing;

import io.marquee.events.workspace.ProjectCreated;
import io.marquee.events.workspace.ProjectEvent;
import io.marquee.events.workspace.ProjectSnapshot;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Outbox;
import io.marquee.outbox.Projection;
import io.marquee.outbox.TenantAggregates;
import io.marquee.outbox.TenantSnapshots;
import io.marquee.tenancy.AcrossWorkspaces;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A projection of projects that can be rebuilt, and who owns the projects. */
@Configuration
@Import({Tallies.Counter.class, Tallies.Owner.class})
public class Tallies {
  /** The one tally of a workspace. */
  public static final UUID ALL = new UUID(0, 1);

  @Bean
  Projection tallies() {
    return new Projection(
        "tallies",
        List.of(Projection.table("tallies", "last_sequence"), Projection.table("names")),
        List.of("tallies-of-projects"));
  }

  /** Counts projects and remembers their names. */
  @EventConsumer(name = "tallies-of-projects", of = ProjectEvent.class, order = Order.COMMUTATIVE)
  static class Counter {
    private final JdbcClient jdbc;

    Counter(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    @Handles
    void on(ProjectCreated project, EventEnvelope envelope) {
      count(project.projectId(), project.name(), envelope);
    }

    @Handles
    void on(ProjectSnapshot project, EventEnvelope envelope) {
      count(project.projectId(), project.name(), envelope);
    }

    private void count(UUID id, String name, EventEnvelope envelope) {
      jdbc.sql(
              """
              insert into tallies (id, amount, last_sequence) values (?, 1, ?)
              on conflict (workspace_id, id) do update
                set amount = tallies.amount + 1, last_sequence = excluded.last_sequence
              """)
          .params(ALL, envelope.sequence())
          .update();
      jdbc.sql(
              "insert into names (id, name, tally) values (?, ?, ?)"
                  + " on conflict (workspace_id, id) do update set name = excluded.name")
          .params(id, name, ALL)
          .update();
    }
  }

  /** Says projects once more. */
  static class Owner extends TenantSnapshots {
    private final JdbcClient jdbc;

    Owner(AcrossWorkspaces across, JdbcClient jdbc, Outbox outbox) {
      super(ProjectEvent.class, TenantAggregates.of(across, "owned_projects"), outbox);
      this.jdbc = jdbc;
    }

    @Override
    protected ProjectSnapshot stateOf(UUID id) {
      String name =
          jdbc.sql("select name from owned_projects where id = ?")
              .param(id)
              .query(String.class)
              .single();
      return new ProjectSnapshot(id, null, name, "campaign", Instant.EPOCH);
    }
  }
}
