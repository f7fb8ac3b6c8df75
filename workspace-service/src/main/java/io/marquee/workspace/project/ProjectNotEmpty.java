package io.marquee.workspace.project;

import io.marquee.web.MarqueeProblem;
import java.util.UUID;

/** A project with others inside cannot be deleted. */
class ProjectNotEmpty extends MarqueeProblem {

  ProjectNotEmpty(UUID id) {
    super(
        409,
        "project_not_empty",
        "Project not empty",
        "Other projects lie in the project " + id + ".",
        "Move or delete them first.");
  }
}
