package io.marquee.identity.invitation;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.util.List;

/** 409: whoever has the address is a member, or invited. */
class AlreadyHere extends MarqueeProblem {
  AlreadyHere(String code, String detail) {
    super(
        409,
        code,
        "Already here",
        detail,
        "Look at the members and invitations.",
        List.of(new FieldError("/email", code, detail)));
  }
}
