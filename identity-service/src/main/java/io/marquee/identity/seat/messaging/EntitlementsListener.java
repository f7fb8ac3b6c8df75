package io.marquee.identity.seat.messaging;

import io.marquee.events.billing.EntitlementsEvent;
import io.marquee.events.billing.EntitlementsState;
import io.marquee.identity.seat.KnownSeats;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;

/** Hears how many seats each account has. */
@EventConsumer(name = "account-seats", of = EntitlementsEvent.class, order = Order.LATEST)
class EntitlementsListener {

  private final KnownSeats seats;

  EntitlementsListener(KnownSeats seats) {
    this.seats = seats;
  }

  @Handles
  void on(EntitlementsState event) {
    seats.put(event.accountId(), event.plan(), event.seats());
  }
}
