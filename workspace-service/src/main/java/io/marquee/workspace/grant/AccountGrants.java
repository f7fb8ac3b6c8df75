package io.marquee.workspace.grant;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** A copy of the grants for accounts that identity-service keeps. They belong to no workspace. */
@Repository
@Transactional
public class AccountGrants {

  private static final String ADMIN = "account_admin";

  private final JdbcClient jdbc;

  AccountGrants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores a grant as it is now. */
  public void store(UUID grantId, UUID userId, UUID accountId, String role) {
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

  /** Stores a grant for the whole installation as it is now. */
  public void storeForSystem(UUID grantId, UUID userId, String role) {
    jdbc.sql(
            """
            insert into system_grants (grant_id, user_id, role) values (:grant, :user, :role)
            on conflict (grant_id) do update set role = excluded.role
            """)
        .param("grant", grantId)
        .param("user", userId)
        .param("role", role)
        .update();
  }

  /** Whether somebody may look over the whole installation. */
  @Transactional(readOnly = true)
  public boolean ofSystem(UUID userId) {
    return jdbc.sql("select exists (select 1 from system_grants where user_id = ?)")
        .param(userId)
        .query(Boolean.class)
        .single();
  }

  /** Forgets a grant. */
  public void remove(UUID grantId) {
    jdbc.sql("delete from account_grants where grant_id = ?").param(grantId).update();
    jdbc.sql("delete from system_grants where grant_id = ?").param(grantId).update();
  }

  /** The accounts whose workspaces somebody may enter. */
  @Transactional(readOnly = true)
  public List<UUID> accountsOf(UUID userId) {
    return jdbc.sql("select account_id from account_grants where user_id = ? order by account_id")
        .param(userId)
        .query(UUID.class)
        .list();
  }

  /** Whether somebody may make workspaces for an account that is not their own. */
  @Transactional(readOnly = true)
  public boolean isAdmin(UUID userId, UUID accountId) {
    return jdbc.sql(
            """
            select exists (select 1 from account_grants
                           where user_id = :user and account_id = :account and role = :admin)
            """)
        .param("user", userId)
        .param("account", accountId)
        .param("admin", ADMIN)
        .query(Boolean.class)
        .single();
  }
}
