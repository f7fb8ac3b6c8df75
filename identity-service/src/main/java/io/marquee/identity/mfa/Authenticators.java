package io.marquee.identity.mfa;

import io.marquee.identity.secret.KeyEncryption;
import io.marquee.identity.user.User;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secrets that authenticator apps share with us, encrypted. One that is not confirmed by a code
 * yet protects nothing and asks for nothing.
 */
@Repository
@Transactional
class Authenticators {

  private final JdbcClient jdbc;
  private final KeyEncryption encryption;

  Authenticators(JdbcClient jdbc, KeyEncryption encryption) {
    this.jdbc = jdbc;
    this.encryption = encryption;
  }

  /** Puts an unconfirmed one in the place of another unconfirmed one. */
  void begin(User.Id user, byte[] secret, Instant now) {
    jdbc.sql(
            """
            insert into authenticators (user_id, secret, created_at) values (:user, :secret, :now)
            on conflict (user_id) do update set secret = :secret, created_at = :now, last_step = null
            where authenticators.confirmed_at is null
            """)
        .param("user", user.value())
        .param("secret", encryption.encrypt(nameOf(user), secret))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Transactional(readOnly = true)
  boolean isConfirmed(User.Id user) {
    return find(user, true).isPresent();
  }

  /** Whether the code is right and was not used; a first right one confirms. */
  boolean confirm(User.Id user, String code, Instant now) {
    return use(user, code, now, false)
        && jdbc.sql(
                    """
                    update authenticators set confirmed_at = :now
                    where user_id = :user and confirmed_at is null
                    """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("user", user.value())
                .update()
            == 1;
  }

  /** Whether the code of a confirmed one is right and was not used; it is used up by that. */
  boolean redeem(User.Id user, String code, Instant now) {
    return use(user, code, now, true);
  }

  void remove(User.Id user) {
    jdbc.sql("delete from authenticators where user_id = :user")
        .param("user", user.value())
        .update();
  }

  private boolean use(User.Id user, String code, Instant now, boolean confirmed) {
    var step = find(user, confirmed).map(secret -> Totp.stepOf(secret, code.replace(" ", ""), now));
    if (step.isEmpty() || step.get().isEmpty()) return false;
    // Of the same code at the same time, and of an older one after a newer, none is taken twice.
    return jdbc.sql(
                """
                update authenticators set last_step = :step
                where user_id = :user and (last_step is null or last_step < :step)
                """)
            .param("step", step.get().getAsLong())
            .param("user", user.value())
            .update()
        == 1;
  }

  private Optional<byte[]> find(User.Id user, boolean confirmed) {
    return jdbc.sql(
            """
            select secret from authenticators
            where user_id = :user and (confirmed_at is not null) = :confirmed
            """)
        .param("user", user.value())
        .param("confirmed", confirmed)
        .query(byte[].class)
        .optional()
        .map(secret -> encryption.decrypt(nameOf(user), secret));
  }

  private static String nameOf(User.Id user) {
    return "totp " + user.value();
  }
}
