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
   * @param amr how its owner proved who they are, as of RFC 8176, separated by spaces
   * @param createdAt log-in
   * @param lastUsedAt last refresh
   * @param expiresAt when one has to log in again
   */
  public record SessionSummary(
      UUID id,
      @Nullable String userAgent,
      @Nullable String ipAddress,
      String amr,
      Instant createdAt,
      Instant lastUsedAt,
      Instant expiresAt) {

    /**
     * The program and system, for people.
     *
     * @return such as {@code Firefox on Linux}
     */
    public String device() {
      return DeviceName.of(userAgent);
    }

    /**
     * Where the address is, as far as it tells.
     *
     * @return such as {@code network 203.0.113.0/24}
     */
    public String place() {
      return NetworkPlace.of(ipAddress);
    }
  }

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
                select id, user_agent, ip_address, amr, created_at, last_used_at, expires_at
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
