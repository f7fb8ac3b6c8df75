package io.marquee.workspace.member;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A copy of the memberships that identity-service keeps. Called with the workspace bound, in a
 * transaction.
 */
@Component
public class Members {

  private final JdbcClient jdbc;

  Members(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores a membership as it is now. */
  public void store(UUID membershipId, UUID userId, String role) {
    jdbc.sql(
            """
            insert into members (id, user_id, role) values (:id, :user, :role)
            on conflict (workspace_id, id) do update set user_id = excluded.user_id, role = excluded.role
            """)
        .param("id", membershipId)
        .param("user", userId)
        .param("role", role)
        .update();
  }

  /**
   * Who owns the workspace, as far as is known.
   *
   * @return the owner; empty while news of two is mixed, until the rest of it has come
   */
  public Optional<UUID> findOwner() {
    List<UUID> owners =
        jdbc.sql("select user_id from members where role = 'owner'").query(UUID.class).list();
    return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
  }

  /** Forgets a membership. */
  public void remove(UUID membershipId) {
    jdbc.sql("delete from members where id = ?").param(membershipId).update();
  }
}
