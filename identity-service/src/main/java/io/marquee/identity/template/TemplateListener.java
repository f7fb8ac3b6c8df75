package io.marquee.identity.template;

import io.marquee.events.workspace.TemplateApplied;
import io.marquee.events.workspace.TemplateEvent;
import io.marquee.events.workspace.TemplateRequested;
import io.marquee.identity.access.TemplateRoles;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;

/** Tells this service's part of a template, and makes it in a new workspace. */
@EventConsumer(name = "templates", of = TemplateEvent.class, order = Order.COMMUTATIVE)
class TemplateListener {

  private final TemplateRoles roles;
  private final TemplatePartAnnouncer announcer;

  TemplateListener(TemplateRoles roles, TemplatePartAnnouncer announcer) {
    this.roles = roles;
    this.announcer = announcer;
  }

  @Handles
  void on(TemplateRequested event) {
    announcer.tell(event.templateId(), roles.current());
  }

  @Handles
  void on(TemplateApplied event) {
    String part = event.parts().get(TemplatePartAnnouncer.SERVICE);
    if (part != null) roles.adopt(part);
  }
}
