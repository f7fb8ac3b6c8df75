package io.marquee.identity.invitation;

import io.marquee.web.MarqueeProblem;

/** 409: whoever was invited has an account. Only who reads the mails of its address learns that. */
class LogInToAccept extends MarqueeProblem {
  LogInToAccept() {
    super(
        409,
        "log_in_to_accept",
        "Log in to accept",
        "The invited address has an account.",
        "Log in with it and accept the invitation then.");
  }
}
