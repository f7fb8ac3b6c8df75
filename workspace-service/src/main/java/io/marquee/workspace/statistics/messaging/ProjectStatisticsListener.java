package io.marquee.workspace.statistics.messaging;

import io.marquee.events.workspace.ProjectCreated;
import io.marquee.events.workspace.ProjectDeleted;
import io.marquee.events.workspace.ProjectEvent;
import io.marquee.events.workspace.ProjectRestored;
import io.marquee.events.workspace.ProjectSnapshot;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.statistics.Measure;
import io.marquee.workspace.statistics.Statistics;

/** Counts projects. */
@EventConsumer(name = "project-statistics", of = ProjectEvent.class, order = Order.COMMUTATIVE)
class ProjectStatisticsListener {

  private final Statistics statistics;

  ProjectStatisticsListener(Statistics statistics) {
    this.statistics = statistics;
  }

  @Handles
  void on(ProjectCreated event, EventEnvelope envelope) {
    statistics.count(Measure.PROJECTS, 1, envelope.time());
  }

  @Handles
  void on(ProjectRestored event, EventEnvelope envelope) {
    statistics.count(Measure.PROJECTS, 1, envelope.time());
  }

  @Handles
  void on(ProjectDeleted event, EventEnvelope envelope) {
    statistics.count(Measure.PROJECTS, -1, envelope.time());
  }

  @Handles
  void on(ProjectSnapshot project) {
    statistics.count(Measure.PROJECTS, 1, project.createdAt());
  }
}
