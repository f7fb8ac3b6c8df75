package io.marquee.workspace.domain.messaging;

import io.marquee.events.workspace.DomainEvent;
import io.marquee.events.workspace.DomainState;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.workspace.domain.Domain;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Publishes which domain leads to the bound workspace, and which does no more. */
@Component
class DomainAnnouncer {

  private final Outbox outbox;

  DomainAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(Domain.Verified event) {
    outbox.append(
        new DomainState(
            event.domainId(),
            CurrentWorkspace.id(),
            event.accountId(),
            event.host(),
            event.verifiedAt()));
  }

  @EventListener
  void on(Domain.Lost event) {
    outbox.tombstone(DomainEvent.class, event.domainId());
  }
}
