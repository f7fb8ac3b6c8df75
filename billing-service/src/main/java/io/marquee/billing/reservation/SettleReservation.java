package io.marquee.billing.reservation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.billing.ledger.Funds;
import io.marquee.billing.ledger.Ledger;
import io.marquee.billing.subscription.OpenAccount;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles a piece of work that has ended, whatever has become of its reservation meanwhile.
 *
 * <ul>
 *   <li>Held: what was used is paid from it, the rest is given back.
 *   <li>Expired, or never asked for: what was used is paid from the balance as far as that goes;
 *       the work is done, so the rest is written off rather than the balance made negative.
 *   <li>Rejected, or settled before: nothing happens.
 * </ul>
 */
@Component
public class SettleReservation {

  /** The reason of work that did what it should. */
  public static final String SUCCEEDED = "succeeded";

  /**
   * What has ended.
   *
   * @param reference names the work
   * @param projectId the project that it counts towards, if it is known here
   * @param used how many credits it used
   * @param reason why nothing is used, when nothing is: {@code failed}, {@code cancelled} or {@code
   *     unwanted}
   * @param at when it ended
   */
  public record Command(
      UUID reference, @Nullable UUID projectId, long used, String reason, Instant at) {}

  private final OpenAccount openAccount;
  private final Ledger ledger;
  private final Reservations reservations;
  private final Settlement settlement;
  private final Clock clock;

  SettleReservation(
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

  /** Settles it. */
  @Transactional
  public void run(Command command) {
    openAccount.run();
    Funds funds = ledger.lock();
    Reservation reservation =
        reservations.findByReference(command.reference()).orElseGet(() -> closed(command));
    switch (reservation.status()) {
      case HELD -> {
        if (command.used() == 0 && !command.reason().equals(SUCCEEDED)) {
          settlement.release(reservation, command.reason());
        } else {
          settlement.confirm(reservation, funds, command.projectId(), command.used(), command.at());
        }
      }
      case EXPIRED, RELEASED -> {
        if (command.used() > 0) {
          settlement.charge(reservation, funds, command.projectId(), command.used(), command.at());
        }
      }
      case CONFIRMED, REJECTED -> {}
    }
  }

  /** Remembers that the work has ended, so that a request which comes late holds nothing. */
  private Reservation closed(Command command) {
    var request =
        new Reservation.Request(CurrentWorkspace.id(), command.projectId(), command.reference(), 0);
    Reservation closed =
        Reservation.tooLate(
            new Reservation.Id(UuidCreator.getTimeOrderedEpoch()),
            request,
            command.reason(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    reservations.add(closed);
    return closed;
  }
}
