package io.marquee.publishing.approval;

import io.marquee.web.MarqueeProblem;

/** 409: somebody else decided at the same time, and another stage waits now. */
class StageChanged extends MarqueeProblem {

  StageChanged() {
    super(
        409,
        "stage_changed",
        "Another stage",
        "Somebody else has just decided, and the post waits at another stage.",
        "Read the approval again; decide at its present stage if it is yours to decide.");
  }
}
