package io.marquee.publishing.approval;

import io.marquee.web.MarqueeProblem;

/** 403: where approvals are required, nobody approves what they submitted themselves. */
class OwnSubmission extends MarqueeProblem {

  OwnSubmission() {
    super(
        403,
        "own_submission",
        "Own submission",
        "You submitted this post, and the workspace requires that others approve it.",
        "Ask somebody else with approvals:decide to look at it.");
  }
}
