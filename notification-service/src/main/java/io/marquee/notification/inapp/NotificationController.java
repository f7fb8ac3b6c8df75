package io.marquee.notification.inapp;

import io.marquee.service.audit.NotAudited;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's notifications over HTTP. */
@RestController
@RequestMapping("/api/v1/w/{workspaceId}/notifications")
@Requires("notifications:read")
@Tag(name = "Notifications", description = "What a person was told, and what was read.")
class NotificationController {

  private final Notifications notifications;

  NotificationController(Notifications notifications) {
    this.notifications = notifications;
  }

  /** How many are not read yet. */
  record UnreadCount(long unread) {}

  @GetMapping
  Page<Notifications.View> list(
      Caller caller, @RequestParam(defaultValue = "false") boolean unread, Paging paging) {
    return notifications.list(caller.userId(), unread, paging);
  }

  @GetMapping("/unread-count")
  UnreadCount unreadCount(Caller caller) {
    return new UnreadCount(notifications.unread(caller.userId()));
  }

  @PostMapping("/{id}/read")
  @NotAudited("What somebody has read is theirs alone.")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(Caller caller, @PathVariable UUID id) {
    notifications.read(caller.userId(), id);
  }

  @PostMapping("/{id}/dismiss")
  @NotAudited("What somebody has read is theirs alone.")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void dismiss(Caller caller, @PathVariable UUID id) {
    notifications.dismiss(caller.userId(), id);
  }

  @PostMapping("/read-all")
  @NotAudited("What somebody has read is theirs alone.")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void readAll(Caller caller) {
    notifications.readAll(caller.userId());
  }
}
