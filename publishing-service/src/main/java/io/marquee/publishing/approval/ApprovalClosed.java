package io.marquee.publishing.approval;

import io.marquee.web.MarqueeProblem;
import java.util.UUID;

/** 409: nothing waits for a decision any more. */
class ApprovalClosed extends MarqueeProblem {

  ApprovalClosed(UUID id, ApprovalStatus status) {
    super(
        409,
        "approval_closed",
        "Approval has ended",
        "The approval " + id + " is " + status.code() + ".",
        "Submit the post again for another one.");
  }
}
