package io.marquee.workspace.project;

import io.marquee.service.audit.Audit;
import io.marquee.web.IfMatch;
import java.time.Clock;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
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
    seen.check(project.version());
    var before = project.audited();
    if (change.moves(project)) {
      UUID parent = change.parent();
      placeProject.check(parent, id);
      project.moveTo(parent, clock.instant());
    }
    Project.Details details = change.detailsOver(project.details());
    project.change(details, change.statusOver(project.status()), clock.instant());
    try {
      projects.saveAndFlush(project);
      audit.changed("updated", before, project.audited());
    } catch (DataIntegrityViolationException taken) {
      throw new ProjectSlugTaken(details.slug());
    }
  }
}
