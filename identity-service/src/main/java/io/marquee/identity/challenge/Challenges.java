package io.marquee.identity.challenge;

import io.marquee.identity.secret.RandomToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Questions that wait for an answer. Each is answered once; its token is stored as a hash only. */
@Repository
@Transactional
public class Challenges {

  private final JdbcClient jdbc;
  private final Clock clock;

  Challenges(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A question.
   *
   * @param userId who is asked, null when nobody said yet who they are
   * @param data what its purpose needs, as JSON
   */
  public record Challenge(@Nullable UUID userId, String data) {}

  /**
   * Asks.
   *
   * @param purpose what for
   * @param token what the answer must bring
   * @param userId who is asked, if it is known
   * @param data what the purpose needs, as JSON
   * @param lifetime how long an answer is waited for
   */
  public void ask(
      String purpose, RandomToken token, @Nullable UUID userId, String data, Duration lifetime) {
    jdbc.sql(
            """
            insert into challenges (hash, purpose, user_id, data, expires_at)
            values (:hash, :purpose, :user, :data, :expires)
            """)
        .param("hash", token.hash())
        .param("purpose", purpose)
        .param("user", userId)
        .param("data", data)
        .param("expires", now().plus(lifetime))
        .update();
  }

  /**
   * Counts a try at an answer, which may be wrong.
   *
   * @param purpose what for
   * @param token as sent
   * @param most how many tries there are
   * @return the question, or empty when it is answered, too old, tried too often, or none of ours
   */
  public Optional<Challenge> attempt(String purpose, String token, int most) {
    return jdbc.sql(
            """
            update challenges set attempts = attempts + 1
            where hash = :hash and purpose = :purpose and expires_at > :now and attempts < :most
            returning user_id, data
            """)
        .param("hash", RandomToken.hash(token))
        .param("purpose", purpose)
        .param("now", now())
        .param("most", most)
        .query(Challenge.class)
        .optional();
  }

  /**
   * Takes the question off the list. Of any number at the same time, one gets it.
   *
   * @param purpose what for
   * @param token as sent
   * @return the question, or empty when it is answered, too old, or none of ours
   */
  public Optional<Challenge> take(String purpose, String token) {
    return jdbc.sql(
            """
            delete from challenges
            where hash = :hash and purpose = :purpose and expires_at > :now
            returning user_id, data
            """)
        .param("hash", RandomToken.hash(token))
        .param("purpose", purpose)
        .param("now", now())
        .query(Challenge.class)
        .optional();
  }

  /**
   * Takes back all that somebody was asked, as what they had proved before no longer holds.
   *
   * @param userId who
   */
  public void forget(UUID userId) {
    jdbc.sql("delete from challenges where user_id = :user").param("user", userId).update();
  }

  /** Deletes what nobody answered. */
  void sweep() {
    jdbc.sql("delete from challenges where expires_at < :now").param("now", now()).update();
  }

  private OffsetDateTime now() {
    Instant now = clock.instant();
    return now.atOffset(ZoneOffset.UTC);
  }
}
