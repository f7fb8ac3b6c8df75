package io.marquee.workspace.project.messaging;

import io.marquee.events.workspace.ProjectEvent;
import io.marquee.events.workspace.ProjectSnapshot;
import io.marquee.outbox.Outbox;
import io.marquee.outbox.TenantAggregates;
import io.marquee.outbox.TenantSnapshots;
import io.marquee.tenancy.AcrossWorkspaces;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says projects once more, for those who rebuild. */
@Component
class ProjectSnapshotAnnouncer extends TenantSnapshots {

  private final JdbcClient jdbc;

  ProjectSnapshotAnnouncer(AcrossWorkspaces across, JdbcClient jdbc, Outbox outbox) {
    super(
        ProjectEvent.class,
        new TenantAggregates(across, "projects", "null::uuid", "deleted_at is null"),
        outbox);
    this.jdbc = jdbc;
  }

  @Override
  protected ProjectSnapshot stateOf(UUID id) {
    return jdbc.sql(
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
        .single();
  }
}
