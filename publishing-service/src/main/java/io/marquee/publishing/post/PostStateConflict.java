package io.marquee.publishing.post;

import io.marquee.web.MarqueeProblem;

/** 409: what somebody wants cannot be done in the post's status. */
class PostStateConflict extends MarqueeProblem {

  PostStateConflict(Post.Id id, Status status, String wish) {
    super(
        409,
        "post_state_conflict",
        "Not in this state",
        "The post " + id.value() + " is " + status.code() + " and cannot be " + wish + ".",
        switch (status) {
          case PUBLISHED -> "What has appeared stays; make a new post.";
          case PUBLISHING -> "Wait until the post is published or failed.";
          case FAILED -> "Retry it or cancel it.";
          case UNKNOWN ->
              "Retry it: it is looked for first, and published only if it is not there.";
          case SCHEDULED -> "Cancel it, or give it another time.";
          case IN_REVIEW -> "Wait for the decision, or change the post: that ends its approval.";
          case CHANGES_REQUESTED -> "Change the post and submit it again.";
          case APPROVED -> "Schedule it or publish it.";
          case DRAFT -> "Schedule it or publish it.";
          case CANCELLED -> "Make a new post.";
        });
  }
}
