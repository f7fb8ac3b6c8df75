package io.marquee.workspace.export;

import io.marquee.web.MarqueeProblem;

/** One at a time. */
class ExportRunning extends MarqueeProblem {

  ExportRunning() {
    super(
        409,
        "export_running",
        "Another export is being made",
        "A workspace has one export at a time.",
        "Wait until GET …/exports shows that it is complete, or delete it.");
  }
}
