package io.marquee.billing.reservation;

import io.marquee.billing.ledger.Ledger;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives back the credits of a reservation that nobody has extended, if that is still so. */
@Component
class ExpireReservation {

  private final Ledger ledger;
  private final Reservations reservations;
  private final Settlement settlement;
  private final Clock clock;

  ExpireReservation(Ledger ledger, Reservations reservations, Settlement settlement, Clock clock) {
    this.ledger = ledger;
    this.reservations = reservations;
    this.settlement = settlement;
    this.clock = clock;
  }

  @Transactional
  void run(Reservation.Id id) {
    ledger.lock();
    Reservation reservation = reservations.get(id);
    if (reservation.isDue(clock.instant())) settlement.expire(reservation);
  }
}
