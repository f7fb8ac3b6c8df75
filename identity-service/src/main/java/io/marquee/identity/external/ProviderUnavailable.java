package io.marquee.identity.external;

import io.marquee.web.MarqueeProblem;
import java.time.Duration;

/** The other provider does not answer, or not as it should. */
public class ProviderUnavailable extends MarqueeProblem {

  ProviderUnavailable() {
    super(
        503,
        "provider_unavailable",
        "Provider unavailable",
        "The other provider does not answer at the moment.",
        "Try again, or log in another way.");
  }

  @Override
  public Duration retryAfter() {
    return Duration.ofSeconds(10);
  }
}
