package io.marquee.workspace.importing;

import io.marquee.web.NotFound;
import java.util.UUID;

/** The account has no such import. */
class ImportNotFound extends NotFound {

  ImportNotFound(UUID id) {
    super("import", id);
  }
}
