package io.marquee.identity.throttle;

import io.marquee.web.MarqueeProblem;
import java.time.Duration;

/** Too often of late. It says when to try again, and not whether anything is there to be tried. */
public class TooManyAttempts extends MarqueeProblem {

  private final Duration wait;

  TooManyAttempts(Duration wait) {
    super(
        429,
        "too_many_attempts",
        "Too many attempts",
        "This was tried too often of late.",
        "Wait for the time in Retry-After. A device that you logged in from before is not held up,"
            + " and a new password by mail ends the wait.");
    this.wait = wait;
  }

  @Override
  public Duration retryAfter() {
    return wait;
  }
}
