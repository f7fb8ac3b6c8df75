package io.marquee.identity.membership.messaging;

import io.marquee.events.identity.MembershipEvent;
import io.marquee.events.identity.MembershipState;
import io.marquee.identity.access.Roles;
import io.marquee.identity.membership.Membership;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.CurrentWorkspace;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the gateway, above all, who may do what where. */
@Component
class MembershipAnnouncer {

  private final Outbox outbox;
  private final Roles roles;

  MembershipAnnouncer(Outbox outbox, Roles roles) {
    this.outbox = outbox;
    this.roles = roles;
  }

  @EventListener
  void on(Membership.Changed event) {
    Membership membership = event.membership();
    outbox.append(
        new MembershipState(
            membership.id().value(),
            CurrentWorkspace.id(),
            membership.userId().value(),
            membership.role(),
            roles.get(membership.role()).permissionCodes(),
            membership.createdAt()));
  }

  @EventListener
  void on(Membership.Removed event) {
    outbox.tombstone(MembershipEvent.class, event.id().value());
  }
}
