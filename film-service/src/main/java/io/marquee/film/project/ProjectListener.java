package io.marquee.film.project;

import io.marquee.events.workspace.ProjectCreated;
import io.marquee.events.workspace.ProjectDeleted;
import io.marquee.events.workspace.ProjectEvent;
import io.marquee.events.workspace.ProjectRestored;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;

@EventConsumer(name = "known-projects", of = ProjectEvent.class, order = Order.LATEST)
class ProjectListener {

  private final KnownProjects projects;

  ProjectListener(KnownProjects projects) {
    this.projects = projects;
  }

  @Handles
  void on(ProjectCreated event) {
    projects.learn(event.projectId(), event.name());
  }

  @Handles
  void on(ProjectRestored event) {
    projects.learn(event.projectId(), event.name());
  }

  @Handles
  void on(ProjectDeleted event) {
    projects.forget(event.projectId());
  }
}
