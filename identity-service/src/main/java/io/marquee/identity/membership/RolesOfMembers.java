package io.marquee.identity.membership;

import io.marquee.identity.access.RoleUses;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which members have a custom role. */
@Repository
@Transactional(readOnly = true)
class RolesOfMembers implements RoleUses {

  private final JdbcClient jdbc;

  RolesOfMembers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Use> of(UUID roleId, int most) {
    return jdbc.sql(
            """
            select '/members/' || member.id as pointer,
                   coalesce(person.full_name, 'A member') || ' has this role.' as detail
            from memberships member left join users person on person.id = member.user_id
            where member.custom_role_id = :role order by member.created_at limit :most
            """)
        .param("role", roleId)
        .param("most", most)
        .query(Use.class)
        .list();
  }
}
