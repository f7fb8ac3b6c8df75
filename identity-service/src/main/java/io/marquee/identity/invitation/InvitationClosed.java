package io.marquee.identity.invitation;

import io.marquee.web.MarqueeProblem;

/** 409: an invitation that was accepted or revoked is to be changed. */
class InvitationClosed extends MarqueeProblem {
  InvitationClosed(String how) {
    super(
        409,
        "invitation_closed",
        "The invitation is closed",
        "The invitation was " + how + " already.",
        "Remove the member, or invite anew.");
  }
}
