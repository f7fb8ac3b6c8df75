package io.marquee.workspace.project;

import io.marquee.service.audit.Audit;
import io.marquee.web.IfMatch;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes a project that nothing lies in, softly; brings it back. */
@Component
class DeleteProject {

  private final Projects projects;
  private final ProjectUse use;
  private final PlaceProject placeProject;
  private final Clock clock;
  private final Audit audit;

  DeleteProject(
      Projects projects, ProjectUse use, PlaceProject placeProject, Clock clock, Audit audit) {
    this.projects = projects;
    this.use = use;
    this.placeProject = placeProject;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional
  void run(UUID id, IfMatch seen) {
    // A new project could find its place inside, meanwhile.
    placeProject.hold();
    Project project = projects.getToChange(id);
    seen.check(project.version());
    if (projects.existsByParentIdAndStatusNot(id, Project.Status.DELETED)) {
      throw new ProjectNotEmpty(id);
    }
    long films = use.films(id);
    if (films > 0) throw new ProjectInUse(id, films);
    audit.deleted(project.audited());
    project.delete(clock.instant());
    projects.saveAndFlush(project);
  }

  @Transactional
  void undo(UUID id) {
    Project project = projects.getDeleted(id);
    var before = project.audited();
    placeProject.check(project.parentId(), id);
    project.restore(clock.instant());
    projects.saveNamed(project);
    audit.changed("restored", before, project.audited());
  }
}
