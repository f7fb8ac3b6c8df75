package io.marquee.identity.session.messaging;

import io.marquee.events.Accounts;
import io.marquee.events.identity.SessionRevoked;
import io.marquee.identity.session.Session;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.Tenant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the gateway whose access tokens to refuse from now on. */
@Component
class SessionAnnouncer {

  private final Outbox outbox;

  SessionAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(Session.Ended event) {
    var user = event.userId().value();
    outbox.append(
        new SessionRevoked(event.session().value(), user, event.at(), event.reason().code()),
        Tenant.account(Accounts.personalAccountOf(user)));
  }
}
