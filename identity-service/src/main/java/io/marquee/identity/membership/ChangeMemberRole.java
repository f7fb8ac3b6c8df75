package io.marquee.identity.membership;

import io.marquee.identity.access.GrantedRole;
import io.marquee.identity.access.Reach;
import io.marquee.identity.access.Roles;
import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import io.marquee.web.IfMatch;
import io.marquee.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a member another role: neither to somebody above oneself, nor one above oneself. */
@Service
public class ChangeMemberRole {

  private final Memberships memberships;
  private final Roles roles;
  private final Audit audit;

  ChangeMemberRole(Memberships memberships, Roles roles, Audit audit) {
    this.memberships = memberships;
    this.roles = roles;
    this.audit = audit;
  }

  /**
   * What is wanted.
   *
   * @param member whose role
   * @param seen the version that was seen last
   * @param role the id of the role that they are to have
   */
  public record Command(Membership.Id member, IfMatch seen, String role) {}

  /**
   * Changes it.
   *
   * @param caller who wants it
   * @param command what
   */
  @Transactional
  public void run(Caller caller, Command command) {
    Membership member =
        memberships
            .lock(command.member())
            .orElseThrow(() -> new NotFound("member", command.member().value()));
    command.seen().check(member.version());
    if (member.isOwner()) throw new OwnerStays();
    GrantedRole role = roles.getToGive(command.role(), "/role");
    Reach.require(caller, roles.get(member.role()).permissions());
    Reach.require(caller, role.permissions());
    var before = member.audited();
    member.take(role.id());
    memberships.saveAndFlush(member);
    audit.changed("role_changed", before, member.audited());
  }
}
