package io.marquee.billing.reservation;

import io.marquee.billing.ledger.Ledger;
import io.marquee.billing.subscription.OpenAccount;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives all credits back for a caller who waits for the answer. Saying it again is answered alike.
 */
@Component
class ReleaseReservation {

  private final OpenAccount openAccount;
  private final Ledger ledger;
  private final Reservations reservations;
  private final Settlement settlement;

  ReleaseReservation(
      OpenAccount openAccount, Ledger ledger, Reservations reservations, Settlement settlement) {
    this.openAccount = openAccount;
    this.ledger = ledger;
    this.reservations = reservations;
    this.settlement = settlement;
  }

  @Transactional
  Reservation run(Reservation.Id id) {
    openAccount.run();
    ledger.lock();
    Reservation reservation = reservations.get(id);
    if (reservation.status() == Reservation.Status.RELEASED) return reservation;
    return settlement.release(reservation, "cancelled");
  }
}
