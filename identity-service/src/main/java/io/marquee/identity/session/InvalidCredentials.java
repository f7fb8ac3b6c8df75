package io.marquee.identity.session;

import io.marquee.web.MarqueeProblem;

/** Address and password do not belong together; which of them is wrong is not said. */
public class InvalidCredentials extends MarqueeProblem {

  InvalidCredentials() {
    super(
        401,
        "invalid_credentials",
        "Wrong address or password",
        "Address and password do not belong together.",
        "Check both and try again.");
  }
}
