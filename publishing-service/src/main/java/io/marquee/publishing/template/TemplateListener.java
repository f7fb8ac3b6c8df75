package io.marquee.publishing.template;

import io.marquee.events.workspace.TemplateApplied;
import io.marquee.events.workspace.TemplateEvent;
import io.marquee.events.workspace.TemplateRequested;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.publishing.approval.TemplateStages;

/** Tells this service's part of a template, and makes it in a new workspace. */
@EventConsumer(name = "templates", of = TemplateEvent.class, order = Order.COMMUTATIVE)
class TemplateListener {

  private final TemplateStages stages;
  private final TemplatePartAnnouncer announcer;

  TemplateListener(TemplateStages stages, TemplatePartAnnouncer announcer) {
    this.stages = stages;
    this.announcer = announcer;
  }

  @Handles
  void on(TemplateRequested event) {
    announcer.tell(event.templateId(), stages.current());
  }

  @Handles
  void on(TemplateApplied event) {
    String part = event.parts().get(TemplatePartAnnouncer.SERVICE);
    if (part != null) stages.adopt(part);
  }
}
