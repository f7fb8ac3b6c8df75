package io.marquee.publishing.template;

import io.marquee.events.template.TemplatePartTold;
import io.marquee.outbox.Outbox;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells this service's part of a template. */
@Component
class TemplatePartAnnouncer {

  static final String SERVICE = "publishing";

  private final Outbox outbox;

  TemplatePartAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  void tell(UUID template, String content) {
    outbox.append(new TemplatePartTold(template, SERVICE, content));
  }
}
