package io.marquee.workspace.grant.messaging;

import io.marquee.events.identity.AccessGrantEvent;
import io.marquee.events.identity.AccessGrantState;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Tombstone;
import io.marquee.workspace.grant.AccountGrants;
import java.util.UUID;

/** Keeps {@link AccountGrants} as identity-service has them. */
@EventConsumer(name = "account-grants", of = AccessGrantEvent.class, order = Order.LATEST)
class AccessGrantListener {

  private final AccountGrants grants;

  AccessGrantListener(AccountGrants grants) {
    this.grants = grants;
  }

  @Handles
  void on(AccessGrantState grant) {
    UUID account = grant.accountId();
    if (account != null) grants.store(grant.grantId(), grant.userId(), account, grant.role());
    else grants.storeForSystem(grant.grantId(), grant.userId(), grant.role());
  }

  @Handles
  void on(Tombstone gone) {
    grants.remove(gone.key());
  }
}
