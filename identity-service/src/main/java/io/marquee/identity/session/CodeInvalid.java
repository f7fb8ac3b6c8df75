package io.marquee.identity.session;

import io.marquee.web.MarqueeProblem;

/** The code is wrong, too old, or was used; which, is not said. */
public class CodeInvalid extends MarqueeProblem {

  /** Whatever was wrong with it. */
  public CodeInvalid() {
    super(
        401,
        "code_invalid",
        "Code not valid",
        "This code is not right, too old, or was used before.",
        "Wait for the next code of the app, check the clock of its device, or take a recovery code.");
  }
}
