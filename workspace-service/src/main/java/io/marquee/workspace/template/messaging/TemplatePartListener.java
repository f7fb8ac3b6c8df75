package io.marquee.workspace.template.messaging;

import io.marquee.events.template.TemplatePartEvent;
import io.marquee.events.template.TemplatePartTold;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.template.Templates;

/** Keeps what the other services tell of their parts. */
@EventConsumer(name = "template-parts", of = TemplatePartEvent.class, order = Order.COMMUTATIVE)
class TemplatePartListener {

  private final Templates templates;

  TemplatePartListener(Templates templates) {
    this.templates = templates;
  }

  @Handles
  void on(TemplatePartTold event) {
    templates.keepPart(event.templateId(), event.service(), event.content());
  }
}
