package io.marquee.workspace.purge;

import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a service answered; the last one completes the purge. */
@Component
public class HearAnswer {

  /** Everybody who may know something of a workspace; the gateway keeps nothing. */
  static final Set<String> SERVICES =
      Set.of("billing", "film", "identity", "notification", "publishing", "workspace");

  /**
   * An answer.
   *
   * @param removed a JSON object of counts
   * @param remaining a JSON array of what is still there
   */
  public record Answer(
      UUID purgeId, UUID workspaceId, String service, String removed, String remaining) {}

  private final Purges purges;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Audit audit;

  HearAnswer(Purges purges, ApplicationEventPublisher events, Clock clock, Audit audit) {
    this.purges = purges;
    this.events = events;
    this.clock = clock;
    this.audit = audit;
  }

  /** Takes it in, for the bound account. */
  @Transactional
  public void run(Answer answer) {
    if (!purges.lockOpen(answer.purgeId())) return;
    purges.answer(
        answer.purgeId(), answer.service(), answer.removed(), answer.remaining(), clock.instant());
    var missing = new TreeSet<>(SERVICES);
    purges.answered(answer.purgeId()).forEach(missing::remove);
    if (!missing.isEmpty()) return;
    purges.complete(answer.purgeId(), clock.instant());
    audit
        .in(Tenant.account(CurrentWorkspace.accountId()))
        .noted(
            "purged",
            AuditFacts.of("workspace", answer.workspaceId()).with("purge_id", answer.purgeId()));
    events.publishEvent(new Purge.Completed(answer.workspaceId()));
  }
}
