package io.marquee.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.billing.BillingTest;
import io.marquee.billing.MovableClock;
import io.marquee.billing.TestAccount;
import io.marquee.billing.ledger.Balance;
import io.marquee.billing.ledger.LedgerBalances;
import io.marquee.events.billing.UsageReleased;
import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BillingTest
class ExpireReservationsIntegrationTests {

  @Autowired private TestAccount.Factory accounts;
  @Autowired private RequestCredits requestCredits;
  @Autowired private ExtendReservation extendReservation;
  @Autowired private ExpireReservations expireReservations;
  @Autowired private ExpireReservation expireReservation;
  @Autowired private AcrossWorkspaces across;
  @Autowired private LedgerBalances balances;
  @Autowired private MovableClock clock;
  @Autowired private Events events;
  @Autowired private TestDatabase database;

  private final UUID reference = UUID.randomUUID();

  @AfterEach
  void putClockRight() {
    clock.putRight();
  }

  @Test
  void givesBackWhatNobodyHasExtended() {
    var account = accounts.onTrial();
    Reservation held = reserve(account);

    clock.putForwardBy(Duration.ofMinutes(14));
    expireReservations.sweep();
    assertThat(account.call(balances::get).held()).isEqualTo(75);

    clock.putForwardBy(Duration.ofMinutes(16));
    expireReservations.sweep();
    expireReservations.sweep();

    assertThat(account.call(balances::get)).isEqualTo(new Balance(2_000, 0, 0));
    assertThat(events.published(UsageReleased.class, held.id().value()))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.reason()).isEqualTo("expired");
              assertThat(event.credits()).isEqualTo(75);
              assertThat(event.reference()).isEqualTo(reference);
            });
  }

  @Test
  void leavesWhatWasExtended() {
    var account = accounts.onTrial();
    reserve(account);
    clock.putForwardBy(Duration.ofMinutes(10));
    account.run(() -> extendReservation.run(reference));

    clock.putForwardBy(Duration.ofMinutes(24));
    expireReservations.sweep();

    assertThat(account.call(balances::get).held()).isEqualTo(75);
  }

  @Test
  void waitsAfterAStartForExtensionsThatAreOnTheirWay() {
    var account = accounts.onTrial();
    reserve(account);
    putOffTheServicesOwn();
    clock.putForwardBy(Duration.ofMinutes(16));
    var restarted = restarted();

    restarted.run();
    assertThat(account.call(balances::get).held()).isEqualTo(75);

    clock.putForwardBy(Duration.ofMinutes(18));
    restarted.run();
    assertThat(account.call(balances::get).held()).isZero();
  }

  /** Which looks as soon as its context is in use again, and began long ago by the test's clock. */
  private void putOffTheServicesOwn() {
    await()
        .until(
            () ->
                database.update(
                        "update service.scheduled_jobs set execution_time = now() + interval '1 hour' where task_name = 'expire-reservations' and not picked")
                    == 1);
  }

  private ExpireReservations restarted() {
    return new ExpireReservations(across, expireReservation, clock);
  }

  private Reservation reserve(TestAccount account) {
    return account.call(
        () ->
            requestCredits.run(
                new RequestCredits.Command(reference, null, 75, Reservation.LIFETIME, null)));
  }
}
