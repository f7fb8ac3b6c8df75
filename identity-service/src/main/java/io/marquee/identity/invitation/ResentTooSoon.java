package io.marquee.identity.invitation;

import io.marquee.web.MarqueeProblem;
import java.time.Duration;

/** 429: the last mail has hardly arrived. */
class ResentTooSoon extends MarqueeProblem {
  private final Duration wait;

  ResentTooSoon(Duration wait) {
    super(
        429,
        "resent_too_soon",
        "Too soon",
        "The invitation was mailed within the last minute.",
        "Wait a minute, and look into the spam folder.");
    this.wait = wait;
  }

  @Override
  public Duration retryAfter() {
    return wait;
  }
}
