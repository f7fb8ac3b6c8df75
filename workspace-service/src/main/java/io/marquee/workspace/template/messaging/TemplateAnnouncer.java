package io.marquee.workspace.template.messaging;

import io.marquee.events.workspace.TemplateApplied;
import io.marquee.events.workspace.TemplateRequested;
import io.marquee.outbox.Outbox;
import io.marquee.workspace.template.Template;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks for the others' parts of templates, and has them made. */
@Component
class TemplateAnnouncer {

  private final Outbox outbox;

  TemplateAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(Template.Requested event) {
    outbox.append(new TemplateRequested(event.templateId(), event.workspaceId()));
  }

  @EventListener
  void on(Template.Applied event) {
    outbox.append(new TemplateApplied(event.templateId(), event.workspaceId(), event.parts()));
  }
}
