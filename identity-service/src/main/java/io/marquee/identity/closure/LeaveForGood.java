package io.marquee.identity.closure;

import io.marquee.events.Accounts;
import io.marquee.identity.challenge.Challenges;
import io.marquee.identity.grant.Grants;
import io.marquee.identity.session.EndOtherSessions;
import io.marquee.identity.session.OwnSession;
import io.marquee.identity.session.RecentProof;
import io.marquee.identity.session.Session;
import io.marquee.identity.user.ErasedUsers;
import io.marquee.identity.user.User;
import io.marquee.identity.user.UserGone;
import io.marquee.identity.user.Users;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.service.jobs.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Somebody deletes their own user. In one transaction they are shut out, and all of their sessions
 * and grants end; what lies in workspaces follows one by one, at once and, should that fail, by a
 * stored job.
 */
@Service
public class LeaveForGood {

  private static final Logger log = LoggerFactory.getLogger(LeaveForGood.class);
  private static final Duration SECOND_LOOK = Duration.ofMinutes(1);

  private final RecentProof recentProof;
  private final Users users;
  private final Responsibilities responsibilities;
  private final EndOtherSessions endOtherSessions;
  private final Challenges challenges;
  private final Grants grants;
  private final ErasedUsers erased;
  private final EraseUser eraseUser;
  private final Jobs jobs;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Audit audit;

  LeaveForGood(
      RecentProof recentProof,
      Users users,
      Responsibilities responsibilities,
      EndOtherSessions endOtherSessions,
      Challenges challenges,
      Grants grants,
      ErasedUsers erased,
      EraseUser eraseUser,
      Jobs jobs,
      TransactionOperations transaction,
      Clock clock,
      Audit audit) {
    this.recentProof = recentProof;
    this.users = users;
    this.responsibilities = responsibilities;
    this.endOtherSessions = endOtherSessions;
    this.challenges = challenges;
    this.grants = grants;
    this.erased = erased;
    this.eraseUser = eraseUser;
    this.jobs = jobs;
    this.transaction = transaction;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Leaves.
   *
   * @param own who; has proved it of late
   * @throws StillResponsible when workspaces would be nobody's
   */
  public void run(OwnSession own) {
    recentProof.require(own.user(), own.id());
    transaction.executeWithoutResult(status -> close(own.user()));
    try {
      eraseUser.erase(own.user());
    } catch (RuntimeException later) {
      log.warn("User {} is shut out, and will be erased in a minute", own.user().value(), later);
    }
  }

  private void close(User.Id id) {
    User user = users.lockToChange(id).orElseThrow(UserGone::new);
    boolean others = grants.hasAdminsBesides(id, Accounts.personalAccountOf(id.value()));
    var orphans = responsibilities.orphansOf(id, others);
    if (!orphans.isEmpty()) throw new StillResponsible(orphans);
    Instant now = clock.instant();
    user.disable(now);
    users.saveAndFlush(user);
    erased.add(id, now);
    endOtherSessions.run(new EndOtherSessions.Command(id, null, Session.EndReason.USER_DELETED));
    challenges.forget(id.value());
    grants.revokeAll(id);
    audit.ofUser(id.value()).deleted(AuditFacts.of("user", id.value()));
    jobs.schedule(
        eraseUser, id.value().toString(), new EraseUser.Leaver(id.value()), now.plus(SECOND_LOOK));
  }
}
