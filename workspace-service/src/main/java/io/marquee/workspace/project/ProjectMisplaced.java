package io.marquee.workspace.project;

import io.marquee.web.InvalidRequest;
import java.util.UUID;

/** A project cannot lie where the request wants it. */
class ProjectMisplaced extends InvalidRequest {

  private ProjectMisplaced(String code, String detail) {
    super("/parent_id", code, detail);
  }

  static ProjectMisplaced noSuchParent(UUID parentId) {
    return new ProjectMisplaced("parent_unknown", "There is no project " + parentId + ".");
  }

  static ProjectMisplaced circle() {
    return new ProjectMisplaced("parent_cycle", "A project cannot lie inside of itself.");
  }

  static ProjectMisplaced tooDeep(int most) {
    return new ProjectMisplaced(
        "too_deep", "Projects can be nested " + most + " levels deep at most.");
  }
}
