package io.marquee.workspace.isolation;

import io.marquee.web.MarqueeProblem;
import io.marquee.workspace.workspace.Workspace.Isolation;
import java.util.Locale;

/** The workspace is where it is asked to go. */
class AlreadyIsolated extends MarqueeProblem {

  AlreadyIsolated(Isolation where) {
    super(
        409,
        "isolation_unchanged",
        "Nothing to move",
        "The workspace is " + where.name().toLowerCase(Locale.ROOT) + " already.",
        null);
  }
}
