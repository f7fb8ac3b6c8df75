package io.marquee.billing.reservation;

import io.marquee.web.MarqueeProblem;

/** 409: the reservation holds no credits any more. */
class ReservationClosed extends MarqueeProblem {

  ReservationClosed(Reservation reservation) {
    super(
        409,
        "reservation_closed",
        "Reservation closed",
        "The reservation is %s.".formatted(reservation.status().code()),
        "Make a new reservation.");
  }
}
