package io.marquee.identity.invitation;

import io.marquee.identity.access.RoleUses;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which invitations promise a custom role: those that were neither accepted nor revoked. */
@Repository
@Transactional(readOnly = true)
class RolesOfInvitations implements RoleUses {

  private final JdbcClient jdbc;

  RolesOfInvitations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Use> of(UUID roleId, int most) {
    return jdbc.sql(
            """
            select '/invitations/' || id as pointer, 'An invitation of ' || email || ' promises it.' as detail
            from invitations
            where custom_role_id = :role order by created_at limit :most
            """)
        .param("role", roleId)
        .param("most", most)
        .query(Use.class)
        .list();
  }
}
