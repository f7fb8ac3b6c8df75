package io.marquee.identity.mfa;

import io.marquee.web.MarqueeProblem;

/** There is an authenticator app already; another one would lock out the first. */
public class AuthenticatorInUse extends MarqueeProblem {

  AuthenticatorInUse() {
    super(
        409,
        "totp_already_enabled",
        "Authenticator app in use",
        "Your log-in asks for an authenticator app's codes already.",
        "Remove that app first: DELETE /api/v1/auth/mfa/totp.");
  }
}
