package io.marquee.identity.standing;

import io.marquee.identity.access.GrantedRole;
import io.marquee.identity.access.Roles;
import io.marquee.identity.grant.AccessGrant;
import io.marquee.identity.grant.GrantRole;
import io.marquee.identity.grant.Grants;
import io.marquee.identity.membership.Members;
import io.marquee.identity.membership.Membership;
import io.marquee.identity.standing.Standing.Kind;
import io.marquee.identity.standing.Standing.Source;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks up what somebody may do in the current workspace, as the gateway would find it. */
@Component
@Transactional(readOnly = true)
public class Standings {

  private final Users users;
  private final Members members;
  private final Roles roles;
  private final Grants grants;

  Standings(Users users, Members members, Roles roles, Grants grants) {
    this.users = users;
    this.members = members;
    this.roles = roles;
    this.grants = grants;
  }

  /**
   * Somebody's.
   *
   * @param user who
   * @return all that they have, perhaps nothing, as have those who are shut out
   */
  public Standing of(User.Id user) {
    if (users.findById(user).filter(User::isDisabled).isPresent()) return new Standing(List.of());
    var sources = new ArrayList<Source>();
    members.find(user).map(this::source).ifPresent(sources::add);
    grants.reaching(user, CurrentWorkspace.findAccount().orElse(null)).stream()
        .map(Standings::source)
        .forEach(sources::add);
    return new Standing(sources);
  }

  private Source source(Membership membership) {
    GrantedRole role = roles.get(membership.role());
    Kind kind = role.custom() ? Kind.CUSTOM_ROLE : Kind.MEMBERSHIP;
    return new Source(kind, role.id(), role.name(), role.permissions());
  }

  private static Source source(AccessGrant grant) {
    GrantRole role = grant.role();
    Kind kind = role.scope() == GrantRole.Scope.ACCOUNT ? Kind.ACCOUNT_GRANT : Kind.SYSTEM_GRANT;
    return new Source(kind, role.code(), role.code(), role.permissions());
  }
}
