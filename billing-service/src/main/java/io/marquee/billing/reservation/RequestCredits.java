package io.marquee.billing.reservation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.billing.ledger.Funds;
import io.marquee.billing.ledger.Ledger;
import io.marquee.billing.subscription.OpenAccount;
import io.marquee.billing.subscription.Subscription;
import io.marquee.service.audit.Audit;
import io.marquee.tenancy.CurrentWorkspace;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers whether a piece of work may go on: its credits are held, or it is rejected. Either answer
 * is kept and announced, and is the answer for ever: asking again about the same reference changes
 * nothing.
 */
@Component
public class RequestCredits {

  /**
   * What is asked.
   *
   * @param reference names the work
   * @param credits how many it may need
   * @param lifetime how long to hold them
   * @param limitUsd most that the work may cost; null for no limit of its own
   */
  public record Command(
      UUID reference,
      @Nullable UUID projectId,
      long credits,
      Duration lifetime,
      @Nullable BigDecimal limitUsd) {}

  private final OpenAccount openAccount;
  private final Ledger ledger;
  private final Reservations reservations;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Audit audit;

  RequestCredits(
      OpenAccount openAccount,
      Ledger ledger,
      Reservations reservations,
      ApplicationEventPublisher events,
      Clock clock,
      Audit audit) {
    this.openAccount = openAccount;
    this.ledger = ledger;
    this.reservations = reservations;
    this.events = events;
    this.clock = clock;
    this.audit = audit;
  }

  /** The reservation: held or rejected, or what has become of it since it was first asked for. */
  @Transactional
  public Reservation run(Command command) {
    Subscription subscription = openAccount.run();
    Funds funds = ledger.lock();
    return reservations
        .findByReference(command.reference())
        .orElseGet(() -> decide(command, subscription, funds));
  }

  private Reservation decide(Command command, Subscription subscription, Funds funds) {
    var id = new Reservation.Id(UuidCreator.getTimeOrderedEpoch());
    var request =
        new Reservation.Request(
            CurrentWorkspace.id(), command.projectId(), command.reference(), command.credits());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return Refusal.of(subscription, command.credits(), funds.credits(), command.limitUsd())
        .map(refusal -> reject(Reservation.reject(id, request, refusal, now), funds))
        .orElseGet(() -> hold(Reservation.hold(id, request, command.lifetime(), now), funds));
  }

  private Reservation hold(Reservation reservation, Funds funds) {
    reservations.add(reservation);
    ledger.hold(funds, reservation.purpose(), reservation.credits());
    events.publishEvent(new Reservation.Held(reservation));
    audit.created(reservation.audited());
    return reservation;
  }

  private Reservation reject(Reservation reservation, Funds funds) {
    reservations.add(reservation);
    events.publishEvent(new Reservation.Rejected(reservation, funds.credits()));
    return reservation;
  }
}
