package io.marquee.publishing.post;

import io.marquee.web.MarqueeProblem;

/** 409: the workspace lets nothing appear that is not approved as it is. */
class ApprovalRequired extends MarqueeProblem {

  ApprovalRequired(Status status) {
    super(
        409,
        "approval_required",
        "Approval required",
        "Posts of this workspace appear only once they are approved, and this one is not.",
        switch (status) {
          case IN_REVIEW -> "Wait until its last stage is approved.";
          case FAILED -> "Cancel it, write it anew and submit that.";
          default -> "Submit it: POST posts/{post}/submit.";
        });
  }
}
