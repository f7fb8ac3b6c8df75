package io.marquee.identity.grant;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import io.marquee.web.InvalidRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives somebody all workspaces of an account, or all that there are. */
@Service
public class GrantAccess {

  private final AccessGrants grants;
  private final AccountAuthority authority;
  private final Users users;
  private final Clock clock;
  private final Audit audit;

  GrantAccess(
      AccessGrants grants, AccountAuthority authority, Users users, Clock clock, Audit audit) {
    this.grants = grants;
    this.authority = authority;
    this.users = users;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Makes somebody an admin or viewer of an account, or the other of the two.
   *
   * @param caller who decides over the account
   * @param account which
   * @param user who is to have it; has proved their address
   * @param role which of the two
   * @return the grant
   */
  @Transactional
  public AccessGrant ofAccount(Caller caller, UUID account, User.Id user, String role) {
    authority.require(caller, account);
    return give(user, account, role(GrantRole.Scope.ACCOUNT, role), caller.userId());
  }

  /**
   * Makes somebody a system admin or one of the staff. No API leads here: an operator does it.
   *
   * @param user who is to have it; has proved their address
   * @param role which of the two
   * @return the grant
   */
  @Transactional
  public AccessGrant ofSystem(User.Id user, String role) {
    return give(user, null, role(GrantRole.Scope.SYSTEM, role), null);
  }

  private AccessGrant give(
      User.Id user, @Nullable UUID account, GrantRole role, @Nullable UUID by) {
    if (users.lock(user).filter(User::isEmailVerified).isEmpty()) {
      throw new InvalidRequest(
          "/user_id", "user_unknown", "There is no user of this id with a proven address.");
    }
    return grants.findAllByUserId(user).stream()
        .filter(grant -> Objects.equals(grant.accountId(), account))
        .findFirst()
        .map(
            grant -> {
              var before = grant.audited();
              grant.become(role, by);
              grants.saveAndFlush(grant);
              audit.in(grant.trail()).changed("role_changed", before, grant.audited());
              return grant;
            })
        .orElseGet(
            () -> {
              var id = new AccessGrant.Id(UuidCreator.getTimeOrderedEpoch());
              AccessGrant grant =
                  grants.saveAndFlush(
                      new AccessGrant(id, user, account, role, by, clock.instant()));
              audit.in(grant.trail()).created(grant.audited());
              return grant;
            });
  }

  private static GrantRole role(GrantRole.Scope scope, String code) {
    return GrantRole.find(scope, code)
        .orElseThrow(
            () ->
                new InvalidRequest(
                    "/role",
                    "role_unknown",
                    "There is no role "
                        + code
                        + " here, but "
                        + String.join(", ", names(scope))
                        + "."));
  }

  private static List<String> names(GrantRole.Scope scope) {
    return List.of(GrantRole.values()).stream()
        .filter(role -> role.scope() == scope)
        .map(GrantRole::code)
        .toList();
  }
}
