package io.marquee.notification.webhook.messaging;

import io.marquee.events.film.FilmEvent;
import io.marquee.notification.webhook.TellPartners;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;

/** Partners may subscribe to these. */
@EventConsumer(
    name = "partner-films",
    of = FilmEvent.class,
    order = Order.COMMUTATIVE,
    replayable = false)
class PartnerFilmListener {

  private final TellPartners tellPartners;

  PartnerFilmListener(TellPartners tellPartners) {
    this.tellPartners = tellPartners;
  }

  @Handles
  void on(FilmEvent event, EventEnvelope envelope) {
    tellPartners.run(event, envelope);
  }
}
