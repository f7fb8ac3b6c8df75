package io.marquee.identity.mail;

import io.marquee.identity.secret.RandomToken;
import io.marquee.identity.user.User;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secrets in mails' links: whoever has one reads the mails of its address. Each is good once,
 * and stored as its hash only.
 */
@Repository
@Transactional
public class MailTokens {

  private final JdbcClient jdbc;

  MailTokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a link is good for, and how long. */
  public enum Purpose {
    /** Proves an address. */
    VERIFY_EMAIL("mqv_", Duration.ofHours(24)),
    /** Gives a new password. */
    RESET_PASSWORD("mqp_", Duration.ofMinutes(30)),
    /** Logs in. */
    MAGIC_LINK("mql_", Duration.ofMinutes(15));

    private final String prefix;
    private final Duration lifetime;

    Purpose(String prefix, Duration lifetime) {
      this.prefix = prefix;
      this.lifetime = lifetime;
    }

    private String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a link proves.
   *
   * @param userId whose link it is
   * @param emailKey the address that it was sent to, see {@code EmailAddress}
   */
  public record Proof(UUID userId, String emailKey) {

    /**
     * Whose link it is.
     *
     * @return the user
     */
    public User.Id user() {
      return new User.Id(userId);
    }
  }

  /**
   * Makes the secret of a link, and does not know it afterwards.
   *
   * @param purpose what it is good for
   * @param user whose address it goes to
   * @param now the time
   * @return the secret
   */
  public String issue(Purpose purpose, User user, Instant now) {
    RandomToken token = RandomToken.create(purpose.prefix);
    jdbc.sql(
            """
            insert into mail_tokens (hash, user_id, purpose, email_key, issued_at, expires_at)
            values (:hash, :user, :purpose, :email, :now, :expires)
            """)
        .param("hash", token.hash())
        .param("user", user.id().value())
        .param("purpose", purpose.code())
        .param("email", user.emailKey())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("expires", now.plus(purpose.lifetime).atOffset(ZoneOffset.UTC))
        .update();
    return token.value();
  }

  /**
   * What a secret would prove; it stays good.
   *
   * @param purpose what it is to be good for
   * @param token as sent
   * @param now the time
   * @return what it proves, or empty when it is used, expired or nonsense
   */
  @Transactional(readOnly = true)
  public Optional<Proof> find(Purpose purpose, String token, Instant now) {
    return jdbc.sql(
            """
            select user_id, email_key from mail_tokens
            where hash = :hash and purpose = :purpose and expires_at > :now
            """)
        .param("hash", RandomToken.hash(token))
        .param("purpose", purpose.code())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Proof.class)
        .optional();
  }

  /**
   * Uses a secret up. Of any number at the same time, one finds it good.
   *
   * @param purpose what it is to be good for
   * @param token as sent
   * @param now the time
   * @return what it proves, or empty when it is used, expired or nonsense
   */
  public Optional<Proof> redeem(Purpose purpose, String token, Instant now) {
    return jdbc.sql(
            """
            delete from mail_tokens
            where hash = :hash and purpose = :purpose and expires_at > :now
            returning user_id, email_key
            """)
        .param("hash", RandomToken.hash(token))
        .param("purpose", purpose.code())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Proof.class)
        .optional();
  }

  /**
   * Makes all of somebody's links of a kind useless.
   *
   * @param purpose which kind
   * @param user whose
   */
  public void forget(Purpose purpose, User.Id user) {
    jdbc.sql("delete from mail_tokens where user_id = :user and purpose = :purpose")
        .param("user", user.value())
        .param("purpose", purpose.code())
        .update();
  }

  /**
   * Deletes what has expired.
   *
   * @param now the time
   */
  void sweep(Instant now) {
    jdbc.sql("delete from mail_tokens where expires_at < :now")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
