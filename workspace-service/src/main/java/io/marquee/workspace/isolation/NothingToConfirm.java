package io.marquee.workspace.isolation;

import io.marquee.web.MarqueeProblem;
import java.util.Locale;

/** Only a move that every service has made can be confirmed. */
class NothingToConfirm extends MarqueeProblem {

  NothingToConfirm(IsolationMove.Status status) {
    super(
        409,
        "isolation_not_switched",
        "Nothing to confirm",
        "The move is " + status.name().toLowerCase(Locale.ROOT) + ".",
        "Confirm it once GET …/isolation shows that it is switched.");
  }
}
