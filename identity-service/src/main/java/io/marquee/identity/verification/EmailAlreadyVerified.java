package io.marquee.identity.verification;

import io.marquee.web.MarqueeProblem;

/** The address was proven before. */
public class EmailAlreadyVerified extends MarqueeProblem {

  EmailAlreadyVerified() {
    super(
        409,
        "email_already_verified",
        "Address already confirmed",
        "Your address was confirmed before.",
        null);
  }
}
