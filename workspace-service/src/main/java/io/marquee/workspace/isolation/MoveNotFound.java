package io.marquee.workspace.isolation;

import io.marquee.web.NotFound;
import java.util.UUID;

/** The workspace has no such move. */
class MoveNotFound extends NotFound {

  MoveNotFound(UUID id) {
    super("move", "There is no move " + id + ".");
  }
}
