package io.marquee.film.template;

import io.marquee.events.workspace.TemplateApplied;
import io.marquee.events.workspace.TemplateEvent;
import io.marquee.events.workspace.TemplateRequested;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;

/** Tells this service's part of a template, and makes it in a new workspace. */
@EventConsumer(name = "templates", of = TemplateEvent.class, order = Order.COMMUTATIVE)
class TemplateListener {

  private final FilmPart part;
  private final TemplatePartAnnouncer announcer;

  TemplateListener(FilmPart part, TemplatePartAnnouncer announcer) {
    this.part = part;
    this.announcer = announcer;
  }

  @Handles
  void on(TemplateRequested event) {
    announcer.tell(event.templateId(), part.current());
  }

  @Handles
  void on(TemplateApplied event) {
    String told = event.parts().get(TemplatePartAnnouncer.SERVICE);
    if (told != null) part.adopt(told);
  }
}
