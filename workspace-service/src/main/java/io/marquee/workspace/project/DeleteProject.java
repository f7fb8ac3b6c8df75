package io.marquee.workspace.project;

import io.marquee.service.audit.Audit;
import io.marquee.web.IfMatch;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes a project that no other lies in. */
@Component
class DeleteProject {

  private final Projects projects;
  private final ApplicationEventPublisher events;
  private final Audit audit;

  DeleteProject(Projects projects, ApplicationEventPublisher events, Audit audit) {
    this.projects = projects;
    this.events = events;
    this.audit = audit;
  }

  @Transactional
  void run(UUID id, IfMatch seen) {
    Project project = projects.getToChange(id);
    seen.check(project.version());
    if (projects.existsByParentId(id)) throw new ProjectNotEmpty(id);
    audit.deleted(project.audited());
    projects.delete(project);
    projects.flush();
    events.publishEvent(new Project.Deleted(id));
  }
}
