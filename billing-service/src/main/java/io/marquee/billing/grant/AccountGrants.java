package io.marquee.billing.grant;

import io.marquee.web.Caller;
import io.marquee.web.NotFound;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** A copy of the grants that identity-service keeps; and who may do what to an account. */
@Repository
@Transactional
public class AccountGrants {

  private static final List<String> DECIDING = List.of("account_admin", "system_admin");

  private final JdbcClient jdbc;

  AccountGrants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores a grant as it is now.
   *
   * @param grantId which
   * @param userId who has it
   * @param accountId for which account, null for all there are
   * @param role what it allows
   */
  public void store(UUID grantId, UUID userId, @Nullable UUID accountId, String role) {
    jdbc.sql(
            """
            insert into account_grants (grant_id, user_id, account_id, role)
            values (:grant, :user, :account, :role)
            on conflict (grant_id) do update set role = excluded.role
            """)
        .param("grant", grantId)
        .param("user", userId)
        .param("account", accountId)
        .param("role", role)
        .update();
  }

  /**
   * Forgets a grant.
   *
   * @param grantId which
   */
  public void remove(UUID grantId) {
    jdbc.sql("delete from account_grants where grant_id = ?").param(grantId).update();
  }

  /**
   * Goes on for whoever may see what an account pays: its owner, and who has a grant for it.
   *
   * @param caller who calls, outside of any workspace
   * @param account which
   * @throws NotFound for all others
   */
  @Transactional(readOnly = true)
  public void requireToSee(Caller caller, UUID account) {
    if (!isOwner(caller, account) && roles(caller, account).isEmpty()) {
      throw new NotFound("account", account);
    }
  }

  /**
   * Goes on for whoever decides over an account: its owner, and its admins.
   *
   * @param caller who calls, outside of any workspace
   * @param account which
   * @throws AccountAdminNeeded for those who only see it
   * @throws NotFound for all others
   */
  @Transactional(readOnly = true)
  public void requireToDecide(Caller caller, UUID account) {
    caller.requirePerson();
    if (isOwner(caller, account)) return;
    List<String> roles = roles(caller, account);
    if (roles.isEmpty()) throw new NotFound("account", account);
    if (roles.stream().noneMatch(DECIDING::contains)) throw new AccountAdminNeeded();
  }

  /** Within a workspace the caller's account is the one that pays for it, not theirs. */
  private static boolean isOwner(Caller caller, UUID account) {
    return caller.workspaceId() == null && account.equals(caller.accountId());
  }

  private List<String> roles(Caller caller, UUID account) {
    if (caller.workspaceId() != null) return List.of();
    return jdbc.sql(
            """
            select role from account_grants
            where user_id = :user and (account_id = :account or account_id is null)
            """)
        .param("user", caller.userId())
        .param("account", account)
        .query(String.class)
        .list();
  }
}
