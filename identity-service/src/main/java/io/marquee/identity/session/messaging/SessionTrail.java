package io.marquee.identity.session.messaging;

import io.marquee.events.Accounts;
import io.marquee.identity.session.Session;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.tenancy.Tenant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Leaves an entry for each session that ends before its time, whoever ended it. */
@Component
class SessionTrail {

  private final Audit audit;

  SessionTrail(Audit audit) {
    this.audit = audit;
  }

  @EventListener
  void on(Session.Ended event) {
    audit
        .in(Tenant.account(Accounts.personalAccountOf(event.userId().value())))
        .noted(
            "ended",
            AuditFacts.of("session", event.session().value())
                .with("reason", event.reason().code()));
  }
}
