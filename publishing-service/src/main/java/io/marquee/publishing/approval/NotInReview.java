package io.marquee.publishing.approval;

import io.marquee.publishing.post.Status;
import io.marquee.web.MarqueeProblem;
import java.util.UUID;

/** 409: nobody asked for a decision, or it was made already. */
class NotInReview extends MarqueeProblem {

  NotInReview(UUID post, Status status) {
    super(
        409,
        "not_in_review",
        "Not in review",
        "The post " + post + " is " + status.code() + " and waits for no decision.",
        "Read it again: somebody else may have decided, or changed it.");
  }
}
