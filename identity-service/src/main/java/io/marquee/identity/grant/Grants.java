package io.marquee.identity.grant;

import io.marquee.identity.user.User;
import io.marquee.service.audit.Audit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What other capabilities may know of grants. */
@Component
@Transactional(readOnly = true)
public class Grants {

  private final AccessGrants grants;
  private final ApplicationEventPublisher events;
  private final Audit audit;

  Grants(AccessGrants grants, ApplicationEventPublisher events, Audit audit) {
    this.grants = grants;
    this.events = events;
    this.audit = audit;
  }

  /**
   * What reaches a workspace of an account.
   *
   * @param user whose grants
   * @param account who pays for the workspace, null when nobody knows
   * @return those for the account and those for everything
   */
  public List<AccessGrant> reaching(User.Id user, @Nullable UUID account) {
    return list(user).stream()
        .filter(grant -> grant.accountId() == null || grant.accountId().equals(account))
        .toList();
  }

  /**
   * All of somebody's.
   *
   * @param user whose
   * @return in no particular order
   */
  public List<AccessGrant> list(User.Id user) {
    return grants.findAllByUserId(user);
  }

  /**
   * Whether somebody decides over an account besides its owner, who may have made themselves an
   * admin of it, too.
   *
   * @param owner who does not count
   * @param account which
   * @return true when there is another admin of it
   */
  public boolean hasAdminsBesides(User.Id owner, UUID account) {
    return grants.findAllByAccountIdOrderByCreatedAt(account).stream()
        .filter(grant -> !grant.userId().equals(owner))
        .anyMatch(grant -> grant.role() == GrantRole.ACCOUNT_ADMIN);
  }

  /**
   * Takes all of somebody's away, since they leave for good.
   *
   * @param user whose
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void revokeAll(User.Id user) {
    for (AccessGrant grant : list(user)) {
      grants.delete(grant.revoke());
      audit.in(grant.trail()).deleted(grant.audited());
    }
  }

  /** Tells of all grants once more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void announceAll() {
    grants.findAll().forEach(grant -> events.publishEvent(new AccessGrant.Changed(grant)));
  }
}
