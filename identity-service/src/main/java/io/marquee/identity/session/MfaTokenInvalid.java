package io.marquee.identity.session;

import io.marquee.web.MarqueeProblem;

/** The first half of the log-in is too old, was completed, or was tried on too often. */
public class MfaTokenInvalid extends MarqueeProblem {

  MfaTokenInvalid() {
    super(
        401,
        "mfa_token_invalid",
        "Log-in not open any more",
        "This log-in was completed, is too old, or had too many wrong codes.",
        "Log in with the password again.");
  }
}
