package io.marquee.notification.webhook;

import io.marquee.web.NotFound;
import java.util.UUID;

/** The workspace has no such endpoint. */
class WebhookNotFound extends NotFound {

  WebhookNotFound(UUID id) {
    super("webhook", id);
  }
}
