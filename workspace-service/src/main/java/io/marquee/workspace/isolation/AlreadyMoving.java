package io.marquee.workspace.isolation;

import io.marquee.web.MarqueeProblem;
import java.util.UUID;

/** Another move of the workspace has not ended. */
class AlreadyMoving extends MarqueeProblem {

  AlreadyMoving(UUID workspace) {
    super(
        409,
        "isolation_moving",
        "Already moving",
        "The workspace " + workspace + " is being moved already.",
        "Wait until GET …/isolation shows that the move has ended, or confirm it.");
  }
}
