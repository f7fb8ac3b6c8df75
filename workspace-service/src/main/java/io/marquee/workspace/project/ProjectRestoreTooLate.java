package io.marquee.workspace.project;

import io.marquee.web.MarqueeProblem;
import java.util.UUID;

/** The fourteen days are over. */
class ProjectRestoreTooLate extends MarqueeProblem {

  ProjectRestoreTooLate(UUID id) {
    super(
        409,
        "restore_too_late",
        "Restore too late",
        "The project " + id + " was deleted more than 14 days ago.",
        null);
  }
}
