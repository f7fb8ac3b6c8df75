package io.marquee.identity.session;

import io.marquee.web.MarqueeProblem;

/** This is dangerous, and the last proof of who one is is too old. */
public class StepUpRequired extends MarqueeProblem {

  StepUpRequired() {
    super(
        403,
        "step_up_required",
        "Prove who you are",
        "This needs a proof of who you are from the last 10 minutes.",
        "POST /api/v1/auth/step-up with your password, a code or a passkey, and repeat the request"
            + " with the new access token.");
  }
}
