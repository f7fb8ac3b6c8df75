package io.marquee.identity.apikey.messaging;

import io.marquee.events.identity.ApiKeyEvent;
import io.marquee.events.identity.ApiKeyState;
import io.marquee.identity.apikey.ApiKey;
import io.marquee.identity.apikey.KeyPermissions;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the gateway which keys are good, and what for. */
@Component
class ApiKeyAnnouncer {

  private final Outbox outbox;
  private final KeyPermissions permissions;

  ApiKeyAnnouncer(Outbox outbox, KeyPermissions permissions) {
    this.outbox = outbox;
    this.permissions = permissions;
  }

  @EventListener
  void on(ApiKey.Changed event) {
    ApiKey key = event.key();
    outbox.append(
        new ApiKeyState(
            key.id().value(),
            CurrentWorkspace.id(),
            key.accountId(),
            key.createdBy().value(),
            key.secretHash(),
            key.formerSecretHash(),
            key.formerSecretUntil(),
            permissions.of(key),
            List.copyOf(key.scope().projectIds()),
            List.copyOf(key.scope().socialAccountIds()),
            key.expiresAt(),
            key.requestsPerMinute()));
  }

  @EventListener
  void on(ApiKey.Revoked event) {
    outbox.tombstone(ApiKeyEvent.class, event.key().id().value());
  }
}
