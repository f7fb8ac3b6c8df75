package io.marquee.film.template;

import io.marquee.events.workspace.TemplateApplied;
import io.marquee.events.workspace.TemplateEvent;
import io.marquee.events.workspace.TemplateRequested;
import io.marquee.film.character.TemplateCharacters;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;

/** Tells this service's part of a template, and makes it in a new workspace. */
@EventConsumer(name = "templates", of = TemplateEvent.class, order = Order.COMMUTATIVE)
class TemplateListener {

  private final TemplateCharacters characters;
  private final TemplatePartAnnouncer announcer;

  TemplateListener(TemplateCharacters characters, TemplatePartAnnouncer announcer) {
    this.characters = characters;
    this.announcer = announcer;
  }

  @Handles
  void on(TemplateRequested event) {
    announcer.tell(event.templateId(), characters.current());
  }

  @Handles
  void on(TemplateApplied event) {
    String part = event.parts().get(TemplatePartAnnouncer.SERVICE);
    if (part != null) characters.adopt(part);
  }
}
