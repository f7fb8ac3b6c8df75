package io.marquee.billing.entitlements;

import io.marquee.billing.ledger.BalanceChanged;
import io.marquee.billing.subscription.Subscription;
import io.marquee.events.billing.EntitlementsState;
import io.marquee.outbox.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells what an account may use whenever that changes: once per transaction, at its end, however
 * much was booked in it.
 */
@Component
class EntitlementsAnnouncer {

  private final CurrentEntitlements entitlements;
  private final Outbox outbox;

  EntitlementsAnnouncer(CurrentEntitlements entitlements, Outbox outbox) {
    this.entitlements = entitlements;
    this.outbox = outbox;
  }

  @EventListener
  void on(BalanceChanged event) {
    announceAtTheEnd();
  }

  @EventListener
  void on(Subscription.Changed event) {
    announceAtTheEnd();
  }

  private void announceAtTheEnd() {
    if (TransactionSynchronizationManager.hasResource(this)) return;
    TransactionSynchronizationManager.bindResource(this, true);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void beforeCommit(boolean readOnly) {
            announce(entitlements.get());
          }

          @Override
          public void suspend() {
            TransactionSynchronizationManager.unbindResource(EntitlementsAnnouncer.this);
          }

          @Override
          public void resume() {
            TransactionSynchronizationManager.bindResource(EntitlementsAnnouncer.this, true);
          }

          @Override
          public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(EntitlementsAnnouncer.this);
          }
        });
  }

  private void announce(Entitlements now) {
    outbox.append(
        new EntitlementsState(
            now.accountId(),
            now.plan(),
            now.status(),
            now.creditsAvailable(),
            now.creditsIncluded(),
            now.periodEnd(),
            now.storageGb(),
            now.seats()));
  }
}
