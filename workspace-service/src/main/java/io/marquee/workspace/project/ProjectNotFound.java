package io.marquee.workspace.project;

import io.marquee.web.NotFound;
import java.util.UUID;

/** There is no such project in this workspace. */
class ProjectNotFound extends NotFound {

  ProjectNotFound(UUID id) {
    super("project", id);
  }
}
