package io.marquee.notification.webhook.messaging;

import io.marquee.events.publishing.PostEvent;
import io.marquee.notification.webhook.TellPartners;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;

/** Partners may subscribe to these. */
@EventConsumer(
    name = "partner-posts",
    of = PostEvent.class,
    order = Order.COMMUTATIVE,
    replayable = false)
class PartnerPostListener {

  private final TellPartners tellPartners;

  PartnerPostListener(TellPartners tellPartners) {
    this.tellPartners = tellPartners;
  }

  @Handles
  void on(PostEvent event, EventEnvelope envelope) {
    tellPartners.run(event, envelope);
  }
}
