package io.marquee.identity.grant.messaging;

import io.marquee.events.identity.AccessGrantEvent;
import io.marquee.events.identity.AccessGrantState;
import io.marquee.identity.grant.AccessGrant;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.Tenant;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the gateway, above all, whose workspaces somebody may enter without being a member. */
@Component
class AccessGrantAnnouncer {

  private final Outbox outbox;

  AccessGrantAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(AccessGrant.Changed event) {
    AccessGrant grant = event.grant();
    outbox.append(
        new AccessGrantState(
            grant.id().value(),
            grant.userId().value(),
            grant.role().scope().code(),
            grant.accountId(),
            grant.role().code(),
            grant.role().permissionCodes()),
        tenant(grant));
  }

  @EventListener
  void on(AccessGrant.Revoked event) {
    outbox.tombstone(AccessGrantEvent.class, event.grant().id().value(), tenant(event.grant()));
  }

  private static Tenant tenant(AccessGrant grant) {
    UUID account = grant.accountId();
    return account == null ? Tenant.NONE : Tenant.account(account);
  }
}
