package io.marquee.identity.membership;

import io.marquee.web.Cursor;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who the members of the current workspace are. */
@Repository
@Transactional(readOnly = true)
public class MemberSummaries {

  private final JdbcClient jdbc;

  MemberSummaries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A member.
   *
   * @param id the membership
   * @param userId the user
   * @param email their address, null when the user is gone
   * @param fullName their name, null when the user is gone
   * @param role what they are here: the id of the role
   * @param roleName how that is called
   * @param createdAt when they joined
   * @param version which state of the membership this is
   */
  public record MemberSummary(
      UUID id,
      UUID userId,
      @Nullable String email,
      @Nullable String fullName,
      String role,
      String roleName,
      Instant createdAt,
      long version) {}

  private static final String MEMBERS =
      """
      select * from (
        select member.id, member.user_id, person.email, person.full_name, member.role,
               coalesce(own.name, member.role) as role_name, member.created_at,
               member.version
        from memberships member
        left join users person on person.id = member.user_id
        left join custom_roles own on own.id = member.custom_role_id
      ) members
      where
      """;

  /**
   * One of them.
   *
   * @param id the membership
   * @return the member
   * @throws NotFound when there is none
   */
  public MemberSummary get(UUID id) {
    return jdbc.sql(MEMBERS + " id = :id")
        .param("id", id)
        .query(MemberSummary.class)
        .optional()
        .orElseThrow(() -> new NotFound("member", id));
  }

  /**
   * Lists them.
   *
   * @param paging which page
   * @return newest first
   */
  public Page<MemberSummary> list(Paging paging) {
    var rows =
        jdbc.sql(MEMBERS + Paging.AFTER + Paging.IN_ORDER)
            .params(paging.parameters())
            .query(MemberSummary.class)
            .list();
    return paging.page(rows, member -> new Cursor(member.createdAt(), member.id()));
  }
}
