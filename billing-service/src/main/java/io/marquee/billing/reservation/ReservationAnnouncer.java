package io.marquee.billing.reservation;

import io.marquee.billing.ledger.Credits;
import io.marquee.events.billing.UsageConfirmed;
import io.marquee.events.billing.UsageRejected;
import io.marquee.events.billing.UsageReleased;
import io.marquee.events.billing.UsageReserved;
import io.marquee.outbox.Outbox;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class ReservationAnnouncer {

  private final Outbox outbox;

  ReservationAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(Reservation.Held event) {
    var held = event.reservation();
    outbox.append(
        new UsageReserved(held.id().value(), held.reference(), held.credits(), held.expiresAt()));
  }

  @EventListener
  void on(Reservation.Rejected event) {
    var rejected = event.reservation();
    outbox.append(
        new UsageRejected(
            rejected.id().value(),
            rejected.reference(),
            rejected.credits(),
            event.available(),
            Objects.requireNonNull(rejected.reason()),
            Objects.requireNonNull(rejected.detail())));
  }

  @EventListener
  void on(Reservation.Confirmed event) {
    var confirmed = event.reservation();
    outbox.append(
        new UsageConfirmed(
            confirmed.id().value(),
            confirmed.reference(),
            confirmed.projectId(),
            confirmed.creditsUsed(),
            event.refunded(),
            Credits.inUsd(confirmed.creditsUsed())));
  }

  @EventListener
  void on(Reservation.Released event) {
    var released = event.reservation();
    outbox.append(
        new UsageReleased(
            released.id().value(),
            released.reference(),
            released.credits(),
            Objects.requireNonNull(released.reason())));
  }
}
