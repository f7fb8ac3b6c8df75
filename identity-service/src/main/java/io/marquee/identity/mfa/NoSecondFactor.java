package io.marquee.identity.mfa;

import io.marquee.web.MarqueeProblem;

/** Recovery codes recover from a lost second factor, and there is none. */
public class NoSecondFactor extends MarqueeProblem {

  NoSecondFactor() {
    super(
        409,
        "totp_not_enabled",
        "No authenticator app",
        "Your log-in asks for no authenticator app's codes.",
        "Set up an app first: POST /api/v1/auth/mfa/totp.");
  }
}
