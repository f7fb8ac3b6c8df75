package io.marquee.identity.throttle;

import java.time.Duration;

/**
 * How fast something may be tried.
 *
 * @param free how many tries come without a pause
 * @param first the pause after the next one; it doubles with each
 * @param longest the pause never gets longer: nobody is locked out for good
 * @param forgottenAfter without a try for so long, all are free again
 */
public record Pace(int free, Duration first, Duration longest, Duration forgottenAfter) {

  /** Passwords and codes: five at once, then 1, 2, 4 … s, at most a quarter of an hour. */
  public static final Pace GUESSES =
      new Pace(5, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(24));

  /** Failures from one network address, behind which there may be a whole office. */
  public static final Pace STRANGERS =
      new Pace(50, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(1));

  /** Entries of refusals in one trail. */
  public static final Pace NEWS =
      new Pace(10, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(24));

  /** Mails to one address that somebody typed. */
  public static final Pace MAILS =
      new Pace(3, Duration.ofMinutes(1), Duration.ofHours(6), Duration.ofHours(24));
}
