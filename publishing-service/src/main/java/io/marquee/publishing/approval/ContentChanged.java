package io.marquee.publishing.approval;

import io.marquee.web.MarqueeProblem;

/** 409: what somebody decided on is not what waits for a decision. */
class ContentChanged extends MarqueeProblem {

  ContentChanged() {
    super(
        409,
        "content_changed",
        "Content changed",
        "The post is not what the decision was made about: its content_hash is another one.",
        "Read the post again, look at it, and decide with its present content_hash.");
  }
}
