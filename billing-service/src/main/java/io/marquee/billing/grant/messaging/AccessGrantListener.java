package io.marquee.billing.grant.messaging;

import io.marquee.billing.grant.AccountGrants;
import io.marquee.events.identity.AccessGrantEvent;
import io.marquee.events.identity.AccessGrantState;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Tombstone;

/** Keeps {@link AccountGrants} as identity-service has them. */
@EventConsumer(name = "account-grants", of = AccessGrantEvent.class, order = Order.LATEST)
class AccessGrantListener {

  private final AccountGrants grants;

  AccessGrantListener(AccountGrants grants) {
    this.grants = grants;
  }

  @Handles
  void on(AccessGrantState grant) {
    grants.store(grant.grantId(), grant.userId(), grant.accountId(), grant.role());
  }

  @Handles
  void on(Tombstone gone) {
    grants.remove(gone.key());
  }
}
