package io.marquee.events.template;

import io.marquee.events.Event;
import java.util.UUID;

/** Parts of templates, by template; said by every service that keeps one. */
public sealed interface TemplatePartEvent extends Event permits TemplatePartTold {

  /** The Kafka topic. */
  String TOPIC = "template.parts";

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
