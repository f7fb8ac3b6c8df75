package io.marquee.identity.closure;

import io.marquee.web.MarqueeProblem;

/** 409: whoever shut themselves out could not undo it. */
class NotYourself extends MarqueeProblem {
  NotYourself() {
    super(
        409,
        "not_yourself",
        "Not yourself",
        "Nobody disables themselves.",
        "Ask another system admin; or leave for good: DELETE /api/v1/auth/me.");
  }
}
