package io.marquee.notification.webhook;

import io.marquee.web.NotFound;
import java.util.UUID;

/** The endpoint has no such delivery. */
class DeliveryNotFound extends NotFound {

  DeliveryNotFound(UUID id) {
    super("delivery", id);
  }
}
