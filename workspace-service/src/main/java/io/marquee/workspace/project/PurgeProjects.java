package io.marquee.workspace.project;

import io.marquee.outbox.SnapshotSource.Aggregate;
import io.marquee.outbox.TenantAggregates;
import io.marquee.service.jobs.RecurringJob;
import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes projects for good that nobody wanted back for fourteen days. */
@Component
class PurgeProjects extends RecurringJob {

  private static final Logger LOG = LoggerFactory.getLogger(PurgeProjects.class);
  private static final int AT_ONCE = 500;

  private final TenantAggregates old;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PurgeProjects(
      AcrossWorkspaces across, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    super("purge-projects", Duration.ofHours(1));
    this.old =
        new TenantAggregates(
            across,
            "projects",
            "null::uuid",
            "deleted_at < now() - interval '%d seconds'".formatted(Project.UNDO.toSeconds()));
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void run() {
    Instant before = clock.instant().minus(Project.UNDO);
    for (var found = old.next(null, null, AT_ONCE);
        !found.isEmpty();
        found = old.next(null, found.getLast(), AT_ONCE)) {
      for (UUID workspace : workspacesOf(found)) {
        try {
          CurrentWorkspace.run(
              Tenant.workspace(workspace, null),
              () -> transaction.executeWithoutResult(status -> remove(before)));
        } catch (RuntimeException failed) {
          // The others shall not wait behind it.
          LOG.error("old projects of workspace {} cannot be removed now", workspace, failed);
        }
      }
    }
  }

  private static Set<UUID> workspacesOf(List<Aggregate> projects) {
    return projects.stream()
        .map(Aggregate::workspaceId)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void remove(Instant before) {
    // What lies in it was deleted earlier, and so goes in the same statement.
    jdbc.sql(
            """
            delete from projects p where deleted_at < :before
               and not exists (select 1 from projects c where c.parent_id = p.id and (c.deleted_at is null or c.deleted_at >= :before))
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }
}
