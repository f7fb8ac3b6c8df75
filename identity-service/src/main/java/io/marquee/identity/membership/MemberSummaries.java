package io.marquee.identity.membership;

import io.marquee.web.Cursor;
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
   * @param role what they are here
   * @param createdAt when they joined
   */
  public record MemberSummary(
      UUID id,
      UUID userId,
      @Nullable String email,
      @Nullable String fullName,
      String role,
      Instant createdAt) {}

  /**
   * Lists them.
   *
   * @param paging which page
   * @return newest first
   */
  public Page<MemberSummary> list(Paging paging) {
    var rows =
        jdbc.sql(
                """
                select * from (
                  select member.id, member.user_id, person.email, person.full_name, member.role,
                         member.created_at
                  from memberships member left join users person on person.id = member.user_id
                ) members
                where
                """
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .params(paging.parameters())
            .query(MemberSummary.class)
            .list();
    return paging.page(rows, member -> new Cursor(member.createdAt(), member.id()));
  }
}
