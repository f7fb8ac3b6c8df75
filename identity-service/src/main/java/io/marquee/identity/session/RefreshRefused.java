package io.marquee.identity.session;

import io.marquee.web.MarqueeProblem;

/** The refresh token is unknown, expired or used, or its session is over; which, is not said. */
public class RefreshRefused extends MarqueeProblem {

  RefreshRefused() {
    super(
        401,
        "refresh_token_invalid",
        "Refresh token not valid",
        "This refresh token is not, or no longer, good for anything.",
        "Log in again.");
  }
}
