package io.marquee.identity.session;

import io.marquee.identity.secret.RandomToken;
import io.marquee.identity.user.User;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Devices from which somebody logged in before. They keep a cookie, and their tries at a password
 * are counted apart: a stranger who tries on does not hold them up (OWASP, "device cookies").
 */
@Repository
@Transactional
class KnownDevices {

  private static final String PREFIX = "mqd_";
  private static final int MOST = 20;

  private final JdbcClient jdbc;

  KnownDevices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether one of them logged in from there before. */
  @Transactional(readOnly = true)
  boolean know(Device device, User.Id... users) {
    return know(device.token(), users);
  }

  private boolean know(@Nullable String token, User.Id... users) {
    if (token == null) return false;
    var ids = java.util.Arrays.stream(users).map(User.Id::value).toList();
    if (ids.isEmpty()) return false;
    return jdbc.sql("select count(*) from known_devices where hash = :hash and user_id in (:users)")
            .param("hash", RandomToken.hash(token))
            .param("users", ids)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Remembers a device after a log-in, and gives what is to be left there. */
  String remember(Device device, User.Id user, Instant now) {
    String token = device.token();
    if (token != null && touch(token, user, now)) return token;
    RandomToken fresh = RandomToken.create(PREFIX);
    jdbc.sql(
            """
            insert into known_devices (hash, user_id, created_at, last_used_at)
            values (:hash, :user, :now, :now)
            """)
        .param("hash", fresh.hash())
        .param("user", user.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    forgetAllBut(MOST, user);
    return fresh.value();
  }

  private boolean touch(String token, User.Id user, Instant now) {
    return jdbc.sql(
                """
                update known_devices set last_used_at = :now
                where hash = :hash and user_id = :user
                """)
            .param("hash", RandomToken.hash(token))
            .param("user", user.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Programs without cookies are a new device each time. */
  private void forgetAllBut(int most, User.Id user) {
    jdbc.sql(
            """
            delete from known_devices where user_id = :user and hash not in (
              select hash from known_devices where user_id = :user
              order by last_used_at desc limit :most)
            """)
        .param("user", user.value())
        .param("most", most)
        .update();
  }

  /** Forgets those that were not used for long. */
  void sweep(Instant before) {
    jdbc.sql("delete from known_devices where last_used_at < :before")
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }
}
