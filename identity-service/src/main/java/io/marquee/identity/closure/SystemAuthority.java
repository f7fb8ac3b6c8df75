package io.marquee.identity.closure;

import io.marquee.identity.grant.GrantRole;
import io.marquee.identity.grant.Grants;
import io.marquee.identity.user.User;
import io.marquee.web.Caller;
import org.springframework.stereotype.Component;

/** Who decides over everybody. */
@Component
class SystemAuthority {

  private final Grants grants;

  SystemAuthority(Grants grants) {
    this.grants = grants;
  }

  /** Goes on only for system admins: staff see everything, and change nothing. */
  void require(Caller caller) {
    caller.requirePerson();
    if (grants.list(new User.Id(caller.userId())).stream()
        .noneMatch(grant -> grant.role() == GrantRole.SYSTEM_ADMIN)) {
      throw new SystemAdminNeeded();
    }
  }
}
