package io.marquee.film.entitlement;

import io.marquee.events.billing.EntitlementsEvent;
import io.marquee.events.billing.EntitlementsState;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;

@EventConsumer(name = "entitlements", of = EntitlementsEvent.class, order = Order.LATEST)
class EntitlementsListener {

  private final KnownEntitlements entitlements;

  EntitlementsListener(KnownEntitlements entitlements) {
    this.entitlements = entitlements;
  }

  @Handles
  void on(EntitlementsState event) {
    entitlements.learn(event.plan(), event.status(), event.creditsAvailable());
  }
}
