package io.marquee.gateway.token;

import io.marquee.web.MarqueeProblem;
import java.time.Duration;

/** 503: identity-service has not yet told its public keys, so that no token can be judged. */
final class KeysUnavailable extends MarqueeProblem {

  KeysUnavailable() {
    super(
        503,
        "signing_keys_unavailable",
        "Not ready",
        "The keys that access tokens are signed with are not known yet.",
        "Send the request again after the time in Retry-After.");
  }

  @Override
  public Duration retryAfter() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
