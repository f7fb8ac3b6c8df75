package io.marquee.identity.invitation;

import io.marquee.web.MarqueeProblem;

/** 403: whoever is logged in has not proved the address that was invited. */
class InvitedAnother extends MarqueeProblem {
  InvitedAnother() {
    super(
        403,
        "invited_another",
        "Another address was invited",
        "You are logged in with an address other than the invited one, or have not verified it yet.",
        "Verify your address, or log in as or register with the address that got the invitation.");
  }
}
