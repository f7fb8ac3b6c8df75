package io.marquee.billing.generation;

import io.marquee.billing.reservation.ExtendReservation;
import io.marquee.billing.reservation.RequestCredits;
import io.marquee.billing.reservation.Reservation;
import io.marquee.billing.reservation.SettleReservation;
import io.marquee.billing.usage.Meter;
import io.marquee.billing.usage.RecordUsage;
import io.marquee.events.film.FilmEvent;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.FilmGenerationRequested;
import io.marquee.events.film.GeneratedVariant;
import io.marquee.events.film.GenerationCancelled;
import io.marquee.events.film.GenerationContinued;
import io.marquee.events.film.GenerationFailed;
import io.marquee.events.film.ReservationUnwanted;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds credits when a generation is requested, and settles them when it ends. The generation names
 * its reservation, so every event may come twice, late, or before the one that it follows.
 */
@EventConsumer(name = "generations", of = FilmEvent.class, order = Order.COMMUTATIVE)
class FilmListener {

  private final RequestCredits requestCredits;
  private final ExtendReservation extendReservation;
  private final SettleReservation settleReservation;
  private final RecordUsage recordUsage;

  FilmListener(
      RequestCredits requestCredits,
      ExtendReservation extendReservation,
      SettleReservation settleReservation,
      RecordUsage recordUsage) {
    this.requestCredits = requestCredits;
    this.extendReservation = extendReservation;
    this.settleReservation = settleReservation;
    this.recordUsage = recordUsage;
  }

  @Handles
  void on(FilmGenerationRequested event) {
    requestCredits.run(
        new RequestCredits.Command(
            event.generationId(),
            event.projectId(),
            event.estimatedCredits(),
            Reservation.LIFETIME,
            event.budgetLimitUsd()));
  }

  @Handles
  void on(GenerationContinued event) {
    extendReservation.run(event.generationId());
  }

  @Handles
  void on(FilmGenerated event, EventEnvelope envelope) {
    settle(
        event.generationId(),
        event.projectId(),
        event.creditsUsed(),
        SettleReservation.SUCCEEDED,
        envelope);
    record(event, Meter.FILMS, BigDecimal.ONE, envelope);
    record(event, Meter.RENDER_SECONDS, renderSeconds(event), envelope);
  }

  @Handles
  void on(GenerationFailed event, EventEnvelope envelope) {
    settle(event.generationId(), event.projectId(), event.creditsUsed(), "failed", envelope);
  }

  @Handles
  void on(GenerationCancelled event, EventEnvelope envelope) {
    settle(event.generationId(), null, event.creditsUsed(), "cancelled", envelope);
  }

  @Handles
  void on(ReservationUnwanted event, EventEnvelope envelope) {
    settle(event.generationId(), null, 0, "unwanted", envelope);
  }

  private void settle(
      UUID generation, @Nullable UUID project, long used, String reason, EventEnvelope envelope) {
    settleReservation.run(
        new SettleReservation.Command(generation, project, used, reason, envelope.time()));
  }

  private void record(FilmGenerated event, Meter meter, BigDecimal amount, EventEnvelope envelope) {
    recordUsage.run(
        new RecordUsage.Command(
            event.generationId(), meter, amount, event.projectId(), envelope.time()));
  }

  private static BigDecimal renderSeconds(FilmGenerated event) {
    long millis = event.variants().stream().mapToLong(GeneratedVariant::durationMillis).sum();
    return BigDecimal.valueOf(millis, 3);
  }
}
