package io.marquee.billing.reservation;

import io.marquee.billing.ledger.Funds;
import io.marquee.billing.ledger.Ledger;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The ways in which a reservation ends: ledger, reservation and announcement together. */
@Component
class Settlement {

  private static final Logger log = LoggerFactory.getLogger(Settlement.class);

  private final Ledger ledger;
  private final Reservations reservations;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Audit audit;

  Settlement(
      Ledger ledger,
      Reservations reservations,
      ApplicationEventPublisher events,
      Clock clock,
      Audit audit) {
    this.ledger = ledger;
    this.reservations = reservations;
    this.events = events;
    this.clock = clock;
    this.audit = audit;
  }

  /** Pays what was used from what is held; what goes beyond that, from the balance. */
  Reservation confirm(
      Reservation reservation, Funds funds, @Nullable UUID project, long used, Instant usedAt) {
    long fromHeld = Math.min(used, reservation.credits());
    ledger.confirm(reservation.purpose(), fromHeld);
    long extra = Math.min(used - fromHeld, funds.credits());
    if (extra > 0) ledger.charge(funds, reservation.purpose(), extra);
    long refunded = reservation.credits() - fromHeld;
    return close(reservation, project, fromHeld + extra, used, refunded, usedAt);
  }

  /** Pays what was used from the balance, since nothing is held any more. */
  Reservation charge(
      Reservation reservation, Funds funds, @Nullable UUID project, long used, Instant usedAt) {
    long paid = Math.min(used, funds.credits());
    if (paid > 0) ledger.charge(funds, reservation.purpose(), paid);
    return close(reservation, project, paid, used, 0, usedAt);
  }

  Reservation release(Reservation reservation, String reason) {
    Reservation released = reservation.release(reason, now());
    ledger.release(reservation.purpose());
    reservations.update(released);
    events.publishEvent(new Reservation.Released(released));
    audit.changed("released", reservation.audited(), released.audited());
    return released;
  }

  Reservation expire(Reservation reservation) {
    Reservation expired = reservation.expire(now());
    ledger.release(reservation.purpose());
    reservations.update(expired);
    events.publishEvent(new Reservation.Released(expired));
    audit.changed("expired", reservation.audited(), expired.audited());
    return expired;
  }

  private Reservation close(
      Reservation reservation,
      @Nullable UUID project,
      long paid,
      long used,
      long refunded,
      Instant usedAt) {
    Reservation confirmed = reservation.confirm(project, paid, used - paid, now());
    if (used > paid) {
      log.warn(
          "{} credits of reservation {} are written off", used - paid, reservation.id().value());
    }
    reservations.update(confirmed);
    events.publishEvent(new Reservation.Confirmed(confirmed, refunded, usedAt));
    audit.changed("confirmed", reservation.audited(), confirmed.audited());
    return confirmed;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
