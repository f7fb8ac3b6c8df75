package io.marquee.identity.grant;

import io.marquee.events.Accounts;
import io.marquee.identity.user.User;
import io.marquee.web.Caller;
import io.marquee.web.NotFound;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who decides over an account: its owner, its admins and those of the system. */
@Component
@Transactional(readOnly = true)
public class AccountAuthority {

  private final Grants grants;

  AccountAuthority(Grants grants) {
    this.grants = grants;
  }

  /**
   * Goes on only for those who decide. For all others the account does not exist, but for those who
   * may see it.
   *
   * @param caller who calls, a person
   * @param account which
   */
  public void require(Caller caller, UUID account) {
    caller.requirePerson();
    if (isOwner(caller, account)) return;
    var reaching = grants.reaching(new User.Id(caller.userId()), account);
    if (reaching.isEmpty()) throw new NotFound("account", account);
    if (reaching.stream().noneMatch(AccountAuthority::decides)) throw new AccountAdminNeeded();
  }

  private static boolean isOwner(Caller caller, UUID account) {
    return Accounts.personalAccountOf(caller.userId()).equals(account);
  }

  private static boolean decides(AccessGrant grant) {
    return grant.role() == GrantRole.ACCOUNT_ADMIN || grant.role() == GrantRole.SYSTEM_ADMIN;
  }
}
