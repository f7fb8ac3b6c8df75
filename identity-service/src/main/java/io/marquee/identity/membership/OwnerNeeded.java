package io.marquee.identity.membership;

import io.marquee.web.MarqueeProblem;

/** 403: only the owner hands a workspace over. */
class OwnerNeeded extends MarqueeProblem {
  OwnerNeeded() {
    super(
        403,
        "owner_needed",
        "The owner is needed",
        "Only the owner of the workspace can make somebody else its owner.",
        "Ask the owner.");
  }
}
