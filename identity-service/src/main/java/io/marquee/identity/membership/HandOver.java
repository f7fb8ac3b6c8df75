package io.marquee.identity.membership;

import io.marquee.identity.access.Role;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import io.marquee.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The owner makes another member the owner, and stays as admin. */
@Service
public class HandOver {

  private final Memberships memberships;
  private final Users users;
  private final Audit audit;

  HandOver(Memberships memberships, Users users, Audit audit) {
    this.memberships = memberships;
    this.users = users;
    this.audit = audit;
  }

  /**
   * Hands the workspace over. Again, without effect.
   *
   * @param caller the owner
   * @param id the member to own it
   */
  @Transactional
  public void run(Caller caller, Membership.Id id) {
    caller.requirePerson();
    Membership owner =
        memberships
            .lockOwner()
            .filter(found -> found.userId().equals(new User.Id(caller.userId())))
            .orElseThrow(OwnerNeeded::new);
    if (owner.id().equals(id)) return;
    Membership next = memberships.lock(id).orElseThrow(() -> new NotFound("member", id.value()));
    // Held, so that whoever is about to leave for good finds the workspace theirs.
    if (users.lock(next.userId()).filter(user -> !user.isDisabled()).isEmpty()) {
      throw new OwnerShutOut();
    }
    // In this order, since one at a time is the owner.
    give(owner, Role.ADMIN);
    give(next, Role.OWNER);
  }

  private void give(Membership member, Role role) {
    var before = member.audited();
    member.take(role.code());
    memberships.saveAndFlush(member);
    audit.changed("handed_over", before, member.audited());
  }
}
