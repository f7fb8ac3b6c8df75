package io.marquee.workspace.importing;

import io.marquee.web.MarqueeProblem;

/** What services are at cannot be taken away from them. */
class ImportRunning extends MarqueeProblem {

  ImportRunning() {
    super(
        409,
        "import_running",
        "Import is at work",
        "An import that is checked or taken in is not removed.",
        "Wait until it is complete or failed.");
  }
}
