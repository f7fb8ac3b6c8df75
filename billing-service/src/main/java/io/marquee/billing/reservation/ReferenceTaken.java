package io.marquee.billing.reservation;

import io.marquee.web.MarqueeProblem;

/** 409: the reference names another reservation. */
class ReferenceTaken extends MarqueeProblem {

  ReferenceTaken(Reservation other) {
    super(
        409,
        "reference_taken",
        "Reference taken",
        "The reference names a reservation of %d credits.".formatted(other.credits()),
        "Use a reference of its own for every piece of work.");
  }
}
