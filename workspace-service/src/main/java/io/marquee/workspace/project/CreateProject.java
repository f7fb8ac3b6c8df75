package io.marquee.workspace.project;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a project, at the top or inside of another one. */
@Component
class CreateProject {

  record Command(@Nullable UUID parentId, Project.Details details) {}

  private final Projects projects;
  private final PlaceProject placeProject;
  private final Clock clock;

  CreateProject(Projects projects, PlaceProject placeProject, Clock clock) {
    this.projects = projects;
    this.placeProject = placeProject;
    this.clock = clock;
  }

  @Transactional
  UUID run(Command command) {
    placeProject.check(command.parentId(), null);
    try {
      return projects
          .saveAndFlush(
              Project.create(
                  UuidCreator.getTimeOrderedEpoch(),
                  command.parentId(),
                  command.details(),
                  clock.instant()))
          .id();
    } catch (DataIntegrityViolationException taken) {
      throw new ProjectSlugTaken(command.details().slug());
    }
  }
}
