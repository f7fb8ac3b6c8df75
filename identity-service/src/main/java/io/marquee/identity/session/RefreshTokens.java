package io.marquee.identity.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Refresh tokens: 256 random bits, stored as their SHA-256 hash only (what is random needs no slow
 * hash). Each is good once; a second use is told from nonsense, as somebody else then has a copy.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RefreshTokens {

  private static final String PREFIX = "mqr_";
  private static final int BYTES = 32;

  private final JdbcClient jdbc;
  private final SecureRandom random = new SecureRandom();

  RefreshTokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What came of a token. */
  sealed interface Redeemed {
    /** It was good, and is used now. */
    record Good(Session.Id session) implements Redeemed {}

    /** It had been used before. */
    record Replayed(Session.Id session) implements Redeemed {}

    /** It was never issued, or is too old. */
    record Useless() implements Redeemed {}
  }

  /** Makes the next token of a session and gives it away; it is not known here afterwards. */
  String issue(Session.Id session, Instant now, Instant expiresAt) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    jdbc.sql(
            """
            insert into refresh_tokens (hash, session_id, issued_at, expires_at)
            values (:hash, :session, :now, :expires)
            """)
        .param("hash", hash(token))
        .param("session", session.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
        .update();
    return token;
  }

  /** Uses a token up. Of any number at the same time, one finds it good: the row is the referee. */
  Redeemed redeem(String token, Instant now) {
    byte[] hash = hash(token);
    return jdbc.sql(
            """
            update refresh_tokens set used_at = :now
            where hash = :hash and used_at is null and expires_at > :now
            returning session_id
            """)
        .param("hash", hash)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .optional()
        .<Redeemed>map(session -> new Redeemed.Good(new Session.Id(session)))
        .orElseGet(() -> replayedOrUseless(hash));
  }

  private Redeemed replayedOrUseless(byte[] hash) {
    return jdbc.sql(
            "select session_id from refresh_tokens where hash = :hash and used_at is not null")
        .param("hash", hash)
        .query(UUID.class)
        .optional()
        .<Redeemed>map(session -> new Redeemed.Replayed(new Session.Id(session)))
        .orElseGet(Redeemed.Useless::new);
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
