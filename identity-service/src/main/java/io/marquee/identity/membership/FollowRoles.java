package io.marquee.identity.membership;

import io.marquee.identity.access.CustomRole;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A role allows something else now, and so do the memberships that have it. */
@Component
class FollowRoles {

  private final Memberships memberships;
  private final ApplicationEventPublisher events;

  FollowRoles(Memberships memberships, ApplicationEventPublisher events) {
    this.memberships = memberships;
    this.events = events;
  }

  @EventListener
  void on(CustomRole.Changed event) {
    memberships
        .findAllByRole(event.role().id().value().toString())
        .forEach(member -> events.publishEvent(new Membership.Changed(member)));
  }
}
