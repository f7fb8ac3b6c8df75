package io.marquee.identity.session;

import io.marquee.identity.secret.RandomToken;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Refresh tokens, stored as their hash only. Each is good once; a second use is told from nonsense,
 * as somebody else then has a copy.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RefreshTokens {

  private static final String PREFIX = "mqr_";

  private final JdbcClient jdbc;

  RefreshTokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What came of a token. */
  enum Redeemed {
    GOOD,
    /** It had been used before. */
    REPLAYED,
    /** It was never issued, or is too old. */
    USELESS
  }

  /** Makes the next token of a session and gives it away; it is not known here afterwards. */
  String issue(Session.Id session, Instant now, Instant expiresAt) {
    RandomToken token = RandomToken.create(PREFIX);
    jdbc.sql(
            """
            insert into refresh_tokens (hash, session_id, issued_at, expires_at)
            values (:hash, :session, :now, :expires)
            """)
        .param("hash", token.hash())
        .param("session", session.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
        .update();
    return token.value();
  }

  /** The session that a token was issued for, whatever it is good for now. */
  Optional<Session.Id> sessionOf(String token) {
    return jdbc.sql("select session_id from refresh_tokens where hash = :hash")
        .param("hash", RandomToken.hash(token))
        .query(UUID.class)
        .optional()
        .map(Session.Id::new);
  }

  /** Uses a token up. Of any number at the same time, one finds it good: the row is the referee. */
  Redeemed redeem(String token, Instant now) {
    byte[] hash = RandomToken.hash(token);
    int used =
        jdbc.sql(
                """
                update refresh_tokens set used_at = :now
                where hash = :hash and used_at is null and expires_at > :now
                """)
            .param("hash", hash)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    if (used == 1) return Redeemed.GOOD;
    return jdbc.sql("select used_at is not null from refresh_tokens where hash = :hash")
            .param("hash", hash)
            .query(Boolean.class)
            .optional()
            .orElse(false)
        ? Redeemed.REPLAYED
        : Redeemed.USELESS;
  }

  /** Makes a session's token useless that was not used yet; no replay is seen in it. */
  void withdraw(Session.Id session) {
    jdbc.sql("delete from refresh_tokens where session_id = :session and used_at is null")
        .param("session", session.value())
        .update();
  }
}
