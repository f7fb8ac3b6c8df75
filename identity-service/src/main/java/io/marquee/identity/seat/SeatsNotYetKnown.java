package io.marquee.identity.seat;

import io.marquee.web.MarqueeProblem;
import java.time.Duration;

/** 409: the account is so new that its plan is not known here yet. */
public class SeatsNotYetKnown extends MarqueeProblem {
  SeatsNotYetKnown() {
    super(
        409,
        "not_yet_known",
        "Not yet known",
        "The plan of the account is not known yet.",
        "Try again in a moment.");
  }

  @Override
  public Duration retryAfter() {
    return Duration.ofSeconds(1);
  }
}
