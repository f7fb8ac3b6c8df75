package io.marquee.identity.mfa;

import io.marquee.identity.secret.RandomToken;
import io.marquee.identity.user.User;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ten codes to be kept on paper, each good once, stored as hashes. A code has 118 random bits, in
 * letters and digits that nobody takes for another: as a hash of what is random it cannot be
 * guessed back, and needs no slow one (from 112 bits on, says ASVS 6.5.2).
 */
@Repository
@Transactional
class RecoveryCodes {

  static final int MANY = 10;
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 24;
  private static final int GROUP = 4;

  private final JdbcClient jdbc;
  private final SecureRandom random = new SecureRandom();

  RecoveryCodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ten new ones in the place of all former ones; they are not known here afterwards. */
  List<String> renew(User.Id user, Instant now) {
    remove(user);
    var codes = new ArrayList<String>();
    for (int i = 0; i < MANY; i++) {
      String code = create();
      codes.add(code);
      jdbc.sql(
              """
              insert into recovery_codes (user_id, hash, created_at) values (:user, :hash, :now)
              """)
          .param("user", user.value())
          .param("hash", RandomToken.hash(plain(code)))
          .param("now", now.atOffset(ZoneOffset.UTC))
          .update();
    }
    return List.copyOf(codes);
  }

  /** Whether the code was good; it is used up by that. */
  boolean redeem(User.Id user, String code) {
    return jdbc.sql("delete from recovery_codes where user_id = :user and hash = :hash")
            .param("user", user.value())
            .param("hash", RandomToken.hash(plain(code)))
            .update()
        == 1;
  }

  @Transactional(readOnly = true)
  int left(User.Id user) {
    return jdbc.sql("select count(*) from recovery_codes where user_id = :user")
        .param("user", user.value())
        .query(Integer.class)
        .single();
  }

  void remove(User.Id user) {
    jdbc.sql("delete from recovery_codes where user_id = :user")
        .param("user", user.value())
        .update();
  }

  private String create() {
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % GROUP == 0) code.append('-');
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** However it is typed: with or without lines and spaces, in capitals. */
  private static String plain(String code) {
    return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }
}
