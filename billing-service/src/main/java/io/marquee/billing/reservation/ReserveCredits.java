package io.marquee.billing.reservation;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds credits for a caller who waits for the answer: what is refused fails and leaves nothing, so
 * it may be asked again.
 */
@Component
class ReserveCredits {

  private final RequestCredits requestCredits;

  ReserveCredits(RequestCredits requestCredits) {
    this.requestCredits = requestCredits;
  }

  @Transactional
  Reservation run(RequestCredits.Command command) {
    Reservation reservation = requestCredits.run(command);
    if (reservation.status() == Reservation.Status.REJECTED) throw new CreditsRefused(reservation);
    if (reservation.credits() != command.credits()) throw new ReferenceTaken(reservation);
    return reservation;
  }
}
