package io.marquee.workspace.importing;

import io.marquee.web.MarqueeProblem;

/** There is nothing to read. */
class ArchiveMissing extends MarqueeProblem {

  ArchiveMissing() {
    super(
        409,
        "archive_missing",
        "Archive not uploaded",
        "No archive of the announced length was uploaded.",
        "Send it to the upload link that GET of the import shows, then start again.");
  }
}
