package io.marquee.identity.membership;

import io.marquee.web.MarqueeProblem;

/** 409: whoever is to own the workspace is disabled, or gone. */
class OwnerShutOut extends MarqueeProblem {
  OwnerShutOut() {
    super(
        409,
        "owner_shut_out",
        "This member is shut out",
        "This member's user is disabled or gone: nobody could act as the owner.",
        "Choose another member.");
  }
}
