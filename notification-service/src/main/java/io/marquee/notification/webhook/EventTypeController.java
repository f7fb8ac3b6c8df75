package io.marquee.notification.webhook;

import io.marquee.web.Page;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be subscribed to. */
@RestController
@Tag(name = "Webhooks")
class EventTypeController {

  /** One type of event. */
  record EventType(String type, String description) {}

  @GetMapping("/api/v1/event-types")
  Page<EventType> list() {
    return Page.whole(
        EventTypes.offered().entrySet().stream()
            .map(entry -> new EventType(entry.getKey(), entry.getValue()))
            .toList());
  }
}
