package io.marquee.events.workspace;

import io.marquee.events.Event;
import java.util.UUID;

/** Templates of workspaces, by template: made, and applied to new ones. */
public sealed interface TemplateEvent extends Event permits TemplateRequested, TemplateApplied {

  /** The Kafka topic. */
  String TOPIC = "workspace.templates";

  /**
   * The template.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID templateId();

  @Override
  default UUID key() {
    return templateId();
  }
}
