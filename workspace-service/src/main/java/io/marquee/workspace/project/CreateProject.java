package io.marquee.workspace.project;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a project, at the top or inside of another one. */
@Component
class CreateProject {

  record Command(@Nullable UUID parentId, Project.Details details, UUID createdBy) {}

  private final Projects projects;
  private final PlaceProject placeProject;
  private final Clock clock;
  private final Audit audit;

  CreateProject(Projects projects, PlaceProject placeProject, Clock clock, Audit audit) {
    this.projects = projects;
    this.placeProject = placeProject;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional
  UUID run(Command command) {
    placeProject.check(command.parentId(), null);
    Project project =
        projects.saveNamed(
            Project.create(
                UuidCreator.getTimeOrderedEpoch(),
                command.parentId(),
                command.details(),
                command.createdBy(),
                clock.instant()));
    audit.created(project.audited());
    return project.id();
  }
}
