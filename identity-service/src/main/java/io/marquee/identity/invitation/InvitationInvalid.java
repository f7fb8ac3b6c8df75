package io.marquee.identity.invitation;

import io.marquee.web.MarqueeProblem;

/** 410: a token leads nowhere, or nowhere any more; which of it, nobody learns. */
class InvitationInvalid extends MarqueeProblem {
  InvitationInvalid() {
    super(
        410,
        "invitation_invalid",
        "The invitation is not valid",
        "The invitation was accepted, revoked, replaced by a later mail, or has run out.",
        "Use the link of the latest mail, or ask whoever invited you for another.");
  }
}
