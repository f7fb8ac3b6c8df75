package io.marquee.workspace.export;

import io.marquee.web.NotFound;
import java.util.UUID;

/** The workspace has no such export. */
class ExportNotFound extends NotFound {

  ExportNotFound(UUID id) {
    super("export", "There is no export " + id + ".");
  }
}
