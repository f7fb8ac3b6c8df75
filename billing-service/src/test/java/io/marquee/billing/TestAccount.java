package io.marquee.billing;

import io.marquee.billing.ledger.Ledger;
import io.marquee.billing.ledger.NewGrant;
import io.marquee.billing.reservation.RequestCredits;
import io.marquee.billing.reservation.Reservation;
import io.marquee.billing.reservation.SettleReservation;
import io.marquee.billing.subscription.OpenAccount;
import io.marquee.billing.subscription.Subscription;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** An account of a test's own, with one workspace, opened through the service's own verbs. */
public final class TestAccount {

  private final UUID id;
  private final @Nullable UUID workspace;
  private final TransactionTemplate transaction;

  private TestAccount(UUID id, @Nullable UUID workspace, TransactionTemplate transaction) {
    this.id = id;
    this.workspace = workspace;
    this.transaction = transaction;
  }

  public UUID id() {
    return id;
  }

  public UUID workspace() {
    return Objects.requireNonNull(workspace);
  }

  public Tenant tenant() {
    return workspace == null ? Tenant.account(id) : Tenant.workspace(workspace, id);
  }

  /** Somebody in the workspace. */
  public Caller member(String... permissions) {
    return Caller.member(UUID.randomUUID(), workspace(), id, "owner", Set.of(permissions));
  }

  /** Somebody who may see and change all that concerns money. */
  public Caller treasurer() {
    return member("billing:read", "billing:manage");
  }

  /** Another workspace of the same account. */
  public TestAccount withAnotherWorkspace() {
    return new TestAccount(id, UUID.randomUUID(), transaction);
  }

  /** The account as such. */
  public TestAccount withoutWorkspace() {
    return new TestAccount(id, null, transaction);
  }

  /** Works in a transaction of this workspace. */
  public <T> T call(Supplier<T> work) {
    try {
      return CurrentWorkspace.call(
          tenant(), () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Works in a transaction of this workspace. */
  public void run(Runnable work) {
    CurrentWorkspace.run(tenant(), () -> transaction.executeWithoutResult(status -> work.run()));
  }

  /** Makes accounts. */
  public static class Factory {

    private final OpenAccount openAccount;
    private final RequestCredits requestCredits;
    private final SettleReservation settleReservation;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    Factory(
        OpenAccount openAccount,
        RequestCredits requestCredits,
        SettleReservation settleReservation,
        Ledger ledger,
        TransactionTemplate transaction) {
      this.openAccount = openAccount;
      this.requestCredits = requestCredits;
      this.settleReservation = settleReservation;
      this.ledger = ledger;
      this.transaction = transaction;
    }

    /** An account that billing has never heard of. */
    public TestAccount unheardOf() {
      return new TestAccount(UUID.randomUUID(), UUID.randomUUID(), transaction);
    }

    /** An account with a trial and its 2,000 credits. */
    public TestAccount onTrial() {
      var account = unheardOf();
      account.run(openAccount::run);
      return account;
    }

    /**
     * An account on trial with so many credits left; another workspace of it has used the others.
     */
    public TestAccount with(long credits) {
      var account = onTrial();
      account
          .withAnotherWorkspace()
          .run(
              () -> {
                UUID reference = UUID.randomUUID();
                long used = Subscription.TRIAL_CREDITS - credits;
                requestCredits.run(
                    new RequestCredits.Command(reference, null, used, Reservation.LIFETIME, null));
                settleReservation.run(
                    new SettleReservation.Command(
                        reference, null, used, SettleReservation.SUCCEEDED, Instant.now()));
              });
      return account;
    }

    /** Gives more credits. */
    public void grant(TestAccount account, NewGrant grant) {
      account.run(
          () -> {
            ledger.lock();
            ledger.grant(grant);
          });
    }
  }
}
