package io.marquee.workspace.project;

import io.marquee.service.audit.Audit;
import io.marquee.web.IfMatch;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes or moves a project, if it is still as its reader saw it. */
@Component
class ChangeProject {

  private final Projects projects;
  private final PlaceProject placeProject;
  private final Clock clock;
  private final Audit audit;

  ChangeProject(Projects projects, PlaceProject placeProject, Clock clock, Audit audit) {
    this.projects = projects;
    this.placeProject = placeProject;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional
  void run(UUID id, IfMatch seen, ProjectChange change) {
    Project project = projects.getToChange(id);
    UUID parent = change.moves(project) ? change.parent() : project.parentId();
    run(project, seen, parent, change.detailsOver(project.details()), change.statusOver(project));
  }

  /** Replaces it as a whole. */
  @Transactional
  void run(UUID id, IfMatch seen, NewProject replacement) {
    Project project = projects.getToChange(id);
    run(project, seen, replacement.parentId(), replacement.details(), project.status());
  }

  private void run(
      Project project,
      IfMatch seen,
      @Nullable UUID parent,
      Project.Details details,
      Project.Status status) {
    seen.check(project.version());
    var before = project.audited();
    if (!Objects.equals(parent, project.parentId())) {
      placeProject.check(parent, project.id());
      project.moveTo(parent, clock.instant());
    }
    project.change(details, status, clock.instant());
    projects.saveNamed(project);
    audit.changed("updated", before, project.audited());
  }
}
