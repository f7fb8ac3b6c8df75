package io.marquee.workspace.importing;

import io.marquee.web.MarqueeProblem;

/** It has begun, and begins once. */
class ImportStarted extends MarqueeProblem {

  ImportStarted() {
    super(
        409,
        "import_started",
        "Import already started",
        "An import is started once.",
        "See GET of the import for how far it is; make another one for another workspace.");
  }
}
