package io.marquee.notification.inapp;

import io.marquee.web.NotFound;
import java.util.UUID;

/** The person was told no such thing. */
class NotificationNotFound extends NotFound {

  NotificationNotFound(UUID id) {
    super("notification", id);
  }
}
