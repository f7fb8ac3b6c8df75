package io.marquee.film.generation.messaging;

import io.marquee.events.billing.ReservationEvent;
import io.marquee.events.billing.UsageConfirmed;
import io.marquee.events.billing.UsageRejected;
import io.marquee.events.billing.UsageReserved;
import io.marquee.film.generation.FollowReservation;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;

/** Hears billing's side of the saga. Each fact guards itself, so their order does not matter. */
@EventConsumer(name = "reservations", of = ReservationEvent.class, order = Order.COMMUTATIVE)
class ReservationListener {

  private final FollowReservation followReservation;

  ReservationListener(FollowReservation followReservation) {
    this.followReservation = followReservation;
  }

  @Handles
  void on(UsageReserved event) {
    followReservation.reserved(event.reference(), event.reservationId());
  }

  @Handles
  void on(UsageRejected event) {
    followReservation.rejected(
        event.reference(), event.reservationId(), event.code(), event.detail());
  }

  @Handles
  void on(UsageConfirmed event) {
    followReservation.confirmed(event.reference(), event.costUsd());
  }
}
