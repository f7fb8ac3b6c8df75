package io.marquee.workspace.statistics.messaging;

import io.marquee.events.billing.ReservationEvent;
import io.marquee.events.billing.ReservationSnapshot;
import io.marquee.events.billing.UsageConfirmed;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.statistics.Measure;
import io.marquee.workspace.statistics.Statistics;

/** Sums up what was spent. */
@EventConsumer(name = "usage-statistics", of = ReservationEvent.class, order = Order.COMMUTATIVE)
class UsageStatisticsListener {

  private final Statistics statistics;

  UsageStatisticsListener(Statistics statistics) {
    this.statistics = statistics;
  }

  @Handles
  void on(UsageConfirmed event, EventEnvelope envelope) {
    statistics.add(Measure.SPENT_USD, event.costUsd(), envelope.time());
  }

  @Handles
  void on(ReservationSnapshot reservation) {
    statistics.add(Measure.SPENT_USD, reservation.costUsd(), reservation.confirmedAt());
  }
}
