package io.marquee.workspace.member;

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

  /** Forgets a membership. */
  public void remove(UUID membershipId) {
    jdbc.sql("delete from members where id = ?").param(membershipId).update();
  }
}
