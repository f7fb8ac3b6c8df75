package io.marquee.events.workspace;

import io.marquee.events.Event;
import java.util.UUID;

/** Campaigns, brands, series and folders, by project. */
public sealed interface ProjectEvent extends Event
    permits ProjectCreated, ProjectDeleted, ProjectRestored, ProjectSnapshot {

  /** The Kafka topic. */
  String TOPIC = "workspace.projects";

  /**
   * The project.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID projectId();

  @Override
  default UUID key() {
    return projectId();
  }
}
