package io.marquee.identity.user.messaging;

import io.marquee.events.identity.UserEvent;
import io.marquee.events.identity.UserState;
import io.marquee.identity.user.User;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.Tenant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the others who the users are. */
@Component
class UserAnnouncer {

  private final Outbox outbox;

  UserAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(User.Registered event) {
    tell(event.user());
  }

  @EventListener
  void on(User.Changed event) {
    tell(event.user());
  }

  /** Whoever copied name and address forgets them. */
  @EventListener
  void on(User.Gone event) {
    outbox.tombstone(
        UserEvent.class,
        event.user().id().value(),
        Tenant.account(event.user().personalAccountId()));
  }

  private void tell(User user) {
    outbox.append(
        new UserState(
            user.id().value(),
            user.personalAccountId(),
            user.email(),
            user.isEmailVerified(),
            user.fullName(),
            user.locale(),
            user.registeredAt()),
        Tenant.account(user.personalAccountId()));
  }
}
