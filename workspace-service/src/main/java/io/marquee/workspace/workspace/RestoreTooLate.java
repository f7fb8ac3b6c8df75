package io.marquee.workspace.workspace;

import io.marquee.web.MarqueeProblem;
import java.util.UUID;

/** The fourteen days are over. */
class RestoreTooLate extends MarqueeProblem {

  RestoreTooLate(UUID id) {
    super(
        409,
        "restore_too_late",
        "Restore too late",
        "The workspace " + id + " was deleted more than 14 days ago.",
        null);
  }
}
