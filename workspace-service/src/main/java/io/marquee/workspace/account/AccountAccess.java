package io.marquee.workspace.account;

import io.marquee.web.Caller;
import io.marquee.workspace.grant.AccountGrants;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may see and who may look after an account: its person, and those to whom it was granted. */
@Component
public class AccountAccess {

  private final AccountGrants grants;

  AccountAccess(AccountGrants grants) {
    this.grants = grants;
  }

  /** Whether an account is the caller's own. */
  public static boolean isPersonal(Caller caller, UUID account) {
    return account.equals(io.marquee.events.Accounts.personalAccountOf(caller.userId()));
  }

  /**
   * Goes on only for those who may see the account.
   *
   * @throws AccountNotFound for all others
   */
  public void requireReader(Caller caller, UUID account) {
    caller.requirePerson();
    if (!isPersonal(caller, account) && !grants.accountsOf(caller.userId()).contains(account)) {
      throw new AccountNotFound(account);
    }
  }

  /**
   * Goes on only for those who may look after the account: make workspaces, name it.
   *
   * @throws AccountNotFound for all others
   */
  public void requireAdmin(Caller caller, UUID account) {
    if (!isPersonal(caller, account) && !grants.isAdmin(caller.userId(), account)) {
      throw new AccountNotFound(account);
    }
  }

  /**
   * The account in which a caller makes something.
   *
   * @param wanted null for the caller's own
   * @throws AccountNotFound when it is not theirs to look after
   */
  public UUID chosen(Caller caller, @Nullable UUID wanted) {
    if (wanted == null) return io.marquee.events.Accounts.personalAccountOf(caller.userId());
    requireAdmin(caller, wanted);
    return wanted;
  }
}
