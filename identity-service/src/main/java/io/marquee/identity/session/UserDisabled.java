package io.marquee.identity.session;

import io.marquee.web.MarqueeProblem;

/** Somebody proved who they are, and is shut out. Nobody else is told. */
public class UserDisabled extends MarqueeProblem {

  UserDisabled() {
    super(
        403,
        "user_disabled",
        "User disabled",
        "An administrator of the system has disabled this user.",
        "Write to those who run this system.");
  }
}
