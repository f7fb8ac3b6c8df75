package io.marquee.identity.membership;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.user.User;
import io.marquee.service.audit.Audit;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What other capabilities may know of the current workspace's members, and do to them. */
@Component
public class Members {

  private final Memberships memberships;
  private final ApplicationEventPublisher events;
  private final Audit audit;

  Members(Memberships memberships, ApplicationEventPublisher events, Audit audit) {
    this.memberships = memberships;
    this.events = events;
    this.audit = audit;
  }

  /**
   * Somebody's place here.
   *
   * @param user who
   * @return their membership, or empty
   */
  @Transactional(readOnly = true)
  public Optional<Membership> find(User.Id user) {
    return memberships.findByUserId(user);
  }

  /**
   * Lets somebody in.
   *
   * @param user who; not a member yet
   * @param role the id of a role that may be given
   * @param now the time
   * @return their membership
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Membership join(User.Id user, String role, Instant now) {
    var id = new Membership.Id(UuidCreator.getTimeOrderedEpoch());
    Membership member = memberships.saveAndFlush(Membership.join(id, user, role, now));
    audit.created(member.audited());
    return member;
  }

  /**
   * Somebody who leaves for good is no member any more. Whoever owns a deleted workspace stays its
   * owner by id, which is nobody's name.
   *
   * @param user who
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void leaveForGood(User.Id user) {
    find(user)
        .filter(member -> !member.isOwner())
        .ifPresent(
            member -> {
              memberships.delete(member.leave());
              audit.by("user:" + user.value()).deleted(member.audited());
            });
  }

  /** Tells of all members of the current workspace once more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void announceAll() {
    memberships.findAll().forEach(member -> events.publishEvent(new Membership.Changed(member)));
  }
}
