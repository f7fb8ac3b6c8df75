package io.marquee.workspace.purge;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.service.jobs.RecurringJob;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.workspace.workspace.WorkspaceView;
import io.marquee.workspace.workspace.WorkspaceViews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks every service to forget the workspaces that were deleted fourteen days ago, and asks again
 * those that were asked long ago and have not all answered: a service may have been away for longer
 * than Kafka keeps what it missed.
 */
@Component
public class RequestPurges extends RecurringJob {

  private static final Logger LOG = LoggerFactory.getLogger(RequestPurges.class);
  private static final int AT_ONCE = 50;
  private static final Duration PATIENCE = Duration.ofHours(6);

  private final Purges purges;
  private final WorkspaceViews workspaces;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Audit audit;

  RequestPurges(
      Purges purges,
      WorkspaceViews workspaces,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock,
      Audit audit) {
    super("request-purges", Duration.ofMinutes(1));
    this.purges = purges;
    this.workspaces = workspaces;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
    this.audit = audit;
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    var due = Objects.requireNonNull(transaction.execute(status -> purges.due(now, AT_ONCE)));
    for (Purges.Place place : due) {
      in(Tenant.workspace(place.workspaceId(), place.accountId()), () -> request(now));
    }
    for (Purges.Open open : purges.unanswered(now.minus(PATIENCE), AT_ONCE)) {
      in(Tenant.workspace(open.workspaceId(), open.accountId()), () -> askAgain(open, now));
    }
  }

  private void request(Instant now) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    if (!purges.take(id, now)) return;
    WorkspaceView workspace = workspaces.current();
    Instant deletedAt = Objects.requireNonNull(workspace.deletedAt());
    purges.open(id, workspace.name(), workspace.slug(), deletedAt, now);
    audit
        .in(Tenant.account(workspace.accountId()))
        .noted(
            "purge_requested",
            AuditFacts.of("workspace", workspace.id())
                .with("purge_id", id)
                .with("deleted_at", deletedAt));
    events.publishEvent(new Purge.Requested(id, workspace.id(), deletedAt));
  }

  private void askAgain(Purges.Open open, Instant now) {
    purges.askedAgain(open.id(), now);
    events.publishEvent(new Purge.Requested(open.id(), open.workspaceId(), open.deletedAt()));
  }

  private void in(Tenant tenant, Runnable work) {
    try {
      CurrentWorkspace.run(tenant, () -> transaction.executeWithoutResult(status -> work.run()));
    } catch (RuntimeException failed) {
      // The others shall not wait behind it.
      LOG.error("the purge of {} cannot be asked for now", tenant, failed);
    }
  }
}
