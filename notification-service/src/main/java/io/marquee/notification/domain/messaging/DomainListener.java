package io.marquee.notification.domain.messaging;

import io.marquee.events.workspace.DomainEvent;
import io.marquee.events.workspace.DomainState;
import io.marquee.notification.domain.Domains;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Tombstone;

/** Follows which domains lead to which workspace. */
@EventConsumer(name = "domain-copies", of = DomainEvent.class, order = Order.LATEST)
class DomainListener {

  private final Domains domains;

  DomainListener(Domains domains) {
    this.domains = domains;
  }

  @Handles
  void on(DomainState domain) {
    domains.put(domain.domainId(), domain.host(), domain.verifiedAt());
  }

  @Handles
  void on(Tombstone gone) {
    domains.remove(gone.key());
  }
}
