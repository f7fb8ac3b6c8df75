package io.marquee.notification.webhook.messaging;

import io.marquee.events.billing.ReservationEvent;
import io.marquee.notification.webhook.TellPartners;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;

/** Partners may subscribe to these. */
@EventConsumer(
    name = "partner-reservations",
    of = ReservationEvent.class,
    order = Order.COMMUTATIVE,
    replayable = false)
class PartnerReservationListener {

  private final TellPartners tellPartners;

  PartnerReservationListener(TellPartners tellPartners) {
    this.tellPartners = tellPartners;
  }

  @Handles
  void on(ReservationEvent event, EventEnvelope envelope) {
    tellPartners.run(event, envelope);
  }
}
