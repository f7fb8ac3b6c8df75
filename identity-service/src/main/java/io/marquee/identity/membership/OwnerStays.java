package io.marquee.identity.membership;

import io.marquee.web.MarqueeProblem;

/** 409: every workspace has an owner, and only another one takes their place. */
class OwnerStays extends MarqueeProblem {
  OwnerStays() {
    super(
        409,
        "owner_stays",
        "The owner stays",
        "This member owns the workspace: they keep that role, and neither leave nor are removed.",
        "Make another member the owner first: POST …/members/{member_id}/make-owner.");
  }
}
