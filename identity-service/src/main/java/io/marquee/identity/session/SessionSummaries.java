package io.marquee.identity.session;

import io.marquee.identity.user.User;
import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where somebody is logged in. */
@Repository
@Transactional(readOnly = true)
public class SessionSummaries {

  private final JdbcClient jdbc;
  private final Clock clock;

  SessionSummaries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One session.
   *
   * @param id the session
   * @param userAgent the program, as it names itself
   * @param ipAddress from where it was last used
   * @param createdAt log-in
   * @param lastUsedAt last refresh
   * @param expiresAt when one has to log in again
   */
  public record SessionSummary(
      UUID id,
      @Nullable String userAgent,
      @Nullable String ipAddress,
      Instant createdAt,
      Instant lastUsedAt,
      Instant expiresAt) {}

  /**
   * Lists the open ones.
   *
   * @param user whose
   * @param paging which page
   * @return newest first
   */
  public Page<SessionSummary> list(User.Id user, Paging paging) {
    var rows =
        jdbc.sql(
                """
                select id, user_agent, ip_address, created_at, last_used_at, expires_at
                from sessions
                where user_id = :user and ended_at is null and expires_at > :now and
                """
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("user", user.value())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .params(paging.parameters())
            .query(SessionSummary.class)
            .list();
    return paging.page(rows, session -> new Cursor(session.createdAt(), session.id()));
  }
}
