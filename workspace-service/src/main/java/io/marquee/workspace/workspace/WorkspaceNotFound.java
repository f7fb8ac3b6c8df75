package io.marquee.workspace.workspace;

import io.marquee.web.NotFound;
import java.util.UUID;

/** There is no such workspace, or it is deleted, or it is somebody else's. */
public class WorkspaceNotFound extends NotFound {

  WorkspaceNotFound(UUID id) {
    super("workspace", id);
  }
}
