package io.marquee.workspace.project.messaging;

import io.marquee.events.workspace.ProjectCreated;
import io.marquee.events.workspace.ProjectDeleted;
import io.marquee.events.workspace.ProjectRestored;
import io.marquee.outbox.Outbox;
import io.marquee.workspace.project.Project;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Publishes what became of a project. */
@Component
class ProjectAnnouncer {

  private final Outbox outbox;

  ProjectAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(Project.Created event) {
    Project project = event.project();
    outbox.append(
        new ProjectCreated(
            project.id(),
            project.parentId(),
            project.name(),
            project.type().name().toLowerCase(Locale.ROOT)));
  }

  @EventListener
  void on(Project.Restored event) {
    Project project = event.project();
    outbox.append(
        new ProjectRestored(
            project.id(),
            project.parentId(),
            project.name(),
            project.type().name().toLowerCase(Locale.ROOT)));
  }

  @EventListener
  void on(Project.Deleted event) {
    outbox.append(new ProjectDeleted(event.projectId()));
  }
}
