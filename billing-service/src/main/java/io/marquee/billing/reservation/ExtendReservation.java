package io.marquee.billing.reservation;

import io.marquee.billing.ledger.Ledger;
import io.marquee.billing.subscription.OpenAccount;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds credits for longer. */
@Component
public class ExtendReservation {

  private final OpenAccount openAccount;
  private final Ledger ledger;
  private final Reservations reservations;
  private final Clock clock;
  private final Audit audit;

  ExtendReservation(
      OpenAccount openAccount, Ledger ledger, Reservations reservations, Clock clock, Audit audit) {
    this.openAccount = openAccount;
    this.ledger = ledger;
    this.reservations = reservations;
    this.clock = clock;
    this.audit = audit;
  }

  /** Holds the credits of a reservation at least that long from now. */
  @Transactional
  Reservation run(Reservation.Id id, Duration lifetime) {
    openAccount.run();
    ledger.lock();
    Reservation reservation = reservations.get(id);
    Reservation extended = extend(reservation, lifetime);
    audit.changed("extended", reservation.audited(), extended.audited());
    return extended;
  }

  /**
   * The same for work that says it goes on. It is too late when nothing is held any more; that is
   * settled at its end.
   */
  @Transactional
  public void run(UUID reference) {
    openAccount.run();
    ledger.lock();
    reservations
        .findByReference(reference)
        .filter(Reservation::isHeld)
        .ifPresent(reservation -> extend(reservation, Reservation.LIFETIME));
  }

  private Reservation extend(Reservation reservation, Duration lifetime) {
    Reservation extended =
        reservation.extend(clock.instant().plus(lifetime).truncatedTo(ChronoUnit.MICROS));
    reservations.update(extended);
    return extended;
  }
}
