package io.marquee.workspace.statistics.messaging;

import io.marquee.events.billing.ReservationEvent;
import io.marquee.events.billing.ReservationSnapshot;
import io.marquee.events.billing.UsageConfirmed;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.statistics.Dimension;
import io.marquee.workspace.statistics.Measure;
import io.marquee.workspace.statistics.Statistics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sums up what was spent. */
@EventConsumer(name = "usage-statistics", of = ReservationEvent.class, order = Order.COMMUTATIVE)
class UsageStatisticsListener {

  /** Whoever is paid so far: films are rendered by ourselves. */
  private static final String RENDERER = "marquee";

  private final Statistics statistics;

  UsageStatisticsListener(Statistics statistics) {
    this.statistics = statistics;
  }

  @Handles
  void on(UsageConfirmed event, EventEnvelope envelope) {
    spent(event.costUsd(), event.projectId(), envelope.time());
  }

  @Handles
  void on(ReservationSnapshot reservation) {
    spent(reservation.costUsd(), reservation.projectId(), reservation.confirmedAt());
  }

  private void spent(BigDecimal amount, @Nullable UUID project, Instant at) {
    statistics.add(Measure.SPENT_USD, amount, at);
    statistics.addTo(Dimension.PROVIDER, RENDERER, Measure.SPENT_USD, amount, at);
    if (project != null) {
      statistics.addTo(Dimension.PROJECT, project.toString(), Measure.SPENT_USD, amount, at);
    }
  }
}
