package io.marquee.identity.invitation;

import io.marquee.tenancy.Tenant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose an invitation is, for somebody who has its token only, which it knows by its hash. */
@Repository
class InvitationDirectory {

  private final JdbcClient jdbc;

  InvitationDirectory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Entry(UUID invitationId, UUID workspaceId, UUID accountId) {
    Tenant tenant() {
      return Tenant.workspace(workspaceId, accountId);
    }

    Invitation.Id invitation() {
      return new Invitation.Id(invitationId);
    }
  }

  /** From now on this token leads to the invitation, and no earlier one. */
  @Transactional(propagation = Propagation.MANDATORY)
  void put(Invitation invitation, byte[] tokenHash, Tenant tenant) {
    forget(invitation.id());
    jdbc.sql(
            """
            insert into invitation_directory (token_hash, invitation_id, workspace_id, account_id, expires_at)
            values (:hash, :invitation, :workspace, :account, :expires)
            """)
        .param("hash", tokenHash)
        .param("invitation", invitation.id().value())
        .param("workspace", tenant.workspaceId())
        .param("account", tenant.accountId())
        .param("expires", invitation.expiresAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** No token leads to it any more. */
  @Transactional(propagation = Propagation.MANDATORY)
  void forget(Invitation.Id id) {
    jdbc.sql("delete from invitation_directory where invitation_id = ?").param(id.value()).update();
  }

  @Transactional(readOnly = true)
  Optional<Entry> find(byte[] tokenHash) {
    return jdbc.sql(
            "select invitation_id, workspace_id, account_id from invitation_directory where token_hash = ?")
        .param(tokenHash)
        .query(Entry.class)
        .optional();
  }

  /** Forgets what nobody can accept any more. */
  @Transactional
  void sweep(Instant now) {
    jdbc.sql("delete from invitation_directory where expires_at < ?")
        .param(now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
