package io.marquee.billing.reservation;

import io.marquee.billing.ledger.Funds;
import io.marquee.billing.ledger.Ledger;
import io.marquee.billing.subscription.OpenAccount;
import io.marquee.web.InvalidRequest;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles a reservation for a caller who waits for the answer. Saying the same again is answered
 * alike.
 */
@Component
class ConfirmReservation {

  private final OpenAccount openAccount;
  private final Ledger ledger;
  private final Reservations reservations;
  private final Settlement settlement;
  private final Clock clock;

  ConfirmReservation(
      OpenAccount openAccount,
      Ledger ledger,
      Reservations reservations,
      Settlement settlement,
      Clock clock) {
    this.openAccount = openAccount;
    this.ledger = ledger;
    this.reservations = reservations;
    this.settlement = settlement;
    this.clock = clock;
  }

  @Transactional
  Reservation run(Reservation.Id id, long used) {
    openAccount.run();
    Funds funds = ledger.lock();
    Reservation reservation = reservations.get(id);
    if (reservation.status() == Reservation.Status.CONFIRMED && reservation.creditsUsed() == used) {
      return reservation;
    }
    reservation.requireHeld();
    if (used > reservation.credits()) {
      throw new InvalidRequest(
          "/amount",
          "more_than_reserved",
          "The reservation holds %d credits.".formatted(reservation.credits()));
    }
    return settlement.confirm(reservation, funds, null, used, clock.instant());
  }
}
