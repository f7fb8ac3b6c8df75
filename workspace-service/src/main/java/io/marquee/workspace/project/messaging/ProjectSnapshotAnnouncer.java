package io.marquee.workspace.project.messaging;

import io.marquee.events.Event;
import io.marquee.events.workspace.ProjectEvent;
import io.marquee.events.workspace.ProjectSnapshot;
import io.marquee.outbox.Outbox;
import io.marquee.outbox.SnapshotSource;
import io.marquee.outbox.TenantAggregates;
import io.marquee.tenancy.AcrossWorkspaces;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says projects once more, for those who rebuild. */
@Component
class ProjectSnapshotAnnouncer implements SnapshotSource {

  private final TenantAggregates aggregates;
  private final JdbcClient jdbc;
  private final Outbox outbox;

  ProjectSnapshotAnnouncer(AcrossWorkspaces across, JdbcClient jdbc, Outbox outbox) {
    this.aggregates = TenantAggregates.of(across, "projects");
    this.jdbc = jdbc;
    this.outbox = outbox;
  }

  @Override
  public Class<? extends Event> topic() {
    return ProjectEvent.class;
  }

  @Override
  public List<Aggregate> next(@Nullable UUID workspace, @Nullable Aggregate after, int most) {
    return aggregates.next(workspace, after, most);
  }

  @Override
  public void say(UUID id) {
    outbox.append(
        jdbc.sql(
                "select parent_id, name, lower(type) as type, created_at from projects where id = ?")
            .param(id)
            .query(
                (row, number) ->
                    new ProjectSnapshot(
                        id,
                        row.getObject("parent_id", UUID.class),
                        row.getString("name"),
                        row.getString("type"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
            .single());
  }
}
