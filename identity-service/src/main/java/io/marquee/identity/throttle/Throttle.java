package io.marquee.identity.throttle;

import io.marquee.identity.secret.RandomToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts tries across all replicas. A try is counted before it is made, so that a thousand at once
 * are not all free; what turns out well is taken back. A try that comes too early is refused and
 * not counted: whoever keeps knocking does not wait longer for that.
 */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
public class Throttle {

  private final JdbcClient jdbc;
  private final Clock clock;

  Throttle(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Something that is tried.
   *
   * @param key what, and whose
   * @param pace how fast it may be
   */
  public record Attempt(String key, Pace pace) {

    /**
     * A try at something of somebody, whose name is not stored.
     *
     * @param what such as {@code login}
     * @param whose such as an address
     * @param pace how fast it may be
     * @return the try
     */
    public static Attempt at(String what, String whose, Pace pace) {
      byte[] hash = RandomToken.hash(whose);
      return new Attempt(
          what + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash), pace);
    }
  }

  /**
   * Begins a try, all counts of which must allow it.
   *
   * @param attempts what is tried
   * @throws TooManyAttempts when one of them comes too early; then none is counted
   */
  public void begin(List<Attempt> attempts) {
    Instant now = clock.instant();
    for (Attempt attempt : attempts) {
      if (!count(attempt, now)) throw new TooManyAttempts(waitFor(attempt.key(), now));
    }
  }

  /**
   * Begins a try, if it does not come too early.
   *
   * @param attempt what is tried
   * @return whether it may be made
   */
  public boolean tryBegin(Attempt attempt) {
    return count(attempt, clock.instant());
  }

  /**
   * It was no guess: all are free again.
   *
   * @param attempt what was tried
   */
  public void clear(Attempt attempt) {
    jdbc.sql("delete from throttles where key = :key").param("key", attempt.key()).update();
  }

  /**
   * One try was no guess; the others stay counted.
   *
   * @param attempt what was tried
   */
  public void takeBack(Attempt attempt) {
    jdbc.sql(
            """
            update throttles set attempts = greatest(attempts - 1, 0), free_at = :now
            where key = :key
            """)
        .param("key", attempt.key())
        .param("now", utc(clock.instant()))
        .update();
  }

  /** Forgets what was last tried long ago. */
  void sweep() {
    jdbc.sql("delete from throttles where last_at < :then and free_at < :then")
        .param("then", utc(clock.instant().minus(Duration.ofDays(2))))
        .update();
  }

  /**
   * Those that are free come at any time, as of several at once one reads the clock before another.
   */
  private boolean count(Attempt attempt, Instant now) {
    Pace pace = attempt.pace();
    return jdbc.sql(
            """
            insert into throttles as held (key, attempts, free_at, last_at)
            values (:key, 1, :now, :now)
            on conflict (key) do update set (attempts, free_at, last_at) = (
              select number, :now + make_interval(secs => case when number <= :free then 0
                  else least(:longest, :first * power(2, least(number - :free - 1, 30))) end), :now
              from (select case when held.last_at < :forgotten then 1 else held.attempts + 1 end
                    as number) counted)
            where held.attempts <= :free or held.free_at <= :now
            returning attempts
            """)
        .param("key", attempt.key())
        .param("now", utc(now))
        .param("free", pace.free())
        .param("first", pace.first().toMillis() / 1000.0)
        .param("longest", pace.longest().toMillis() / 1000.0)
        .param("forgotten", utc(now.minus(pace.forgottenAfter())))
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private Duration waitFor(String key, Instant now) {
    return jdbc.sql("select free_at from throttles where key = :key")
        .param("key", key)
        .query(OffsetDateTime.class)
        .optional()
        .map(freeAt -> Duration.between(now, freeAt.toInstant()))
        .filter(wait -> wait.isPositive())
        .orElse(Duration.ofSeconds(1))
        .plusMillis(999);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
