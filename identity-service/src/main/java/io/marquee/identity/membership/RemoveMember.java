package io.marquee.identity.membership;

import io.marquee.identity.access.Reach;
import io.marquee.identity.access.Roles;
import io.marquee.identity.user.User;
import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import io.marquee.web.IfMatch;
import io.marquee.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody no longer belongs to the workspace: they leave, or are removed. */
@Service
public class RemoveMember {

  private final Memberships memberships;
  private final Roles roles;
  private final Audit audit;

  RemoveMember(Memberships memberships, Roles roles, Audit audit) {
    this.memberships = memberships;
    this.roles = roles;
    this.audit = audit;
  }

  /**
   * Removes a member who is not above the caller.
   *
   * @param caller who wants it
   * @param id which member
   * @param seen the version that was seen last
   */
  @Transactional
  public void run(Caller caller, Membership.Id id, IfMatch seen) {
    Membership member = memberships.lock(id).orElseThrow(() -> new NotFound("member", id.value()));
    seen.check(member.version());
    if (!member.isOwner()) Reach.require(caller, roles.get(member.role()).permissions());
    remove(member);
  }

  /**
   * Leaves.
   *
   * @param caller who is a member, and no longer wants to be
   */
  @Transactional
  public void leave(Caller caller) {
    caller.requirePerson();
    remove(
        memberships
            .findByUserId(new User.Id(caller.userId()))
            .orElseThrow(() -> new NotFound("member", "You are no member of this workspace.")));
  }

  private void remove(Membership member) {
    if (member.isOwner()) throw new OwnerStays();
    memberships.delete(member.leave());
    audit.deleted(member.audited());
  }
}
