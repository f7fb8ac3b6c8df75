package io.marquee.workspace.project;

import io.marquee.web.MarqueeProblem;
import java.util.UUID;

/** Films belong to a project, which therefore stays. */
class ProjectInUse extends MarqueeProblem {

  ProjectInUse(UUID id, long films) {
    super(
        409,
        "project_in_use",
        "Project in use",
        "%d films belong to the project %s.".formatted(films, id),
        "Give the films another project, or archive this one.");
  }
}
