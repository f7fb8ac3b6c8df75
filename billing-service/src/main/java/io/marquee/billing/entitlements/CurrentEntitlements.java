package io.marquee.billing.entitlements;

import io.marquee.billing.ledger.LedgerBalances;
import io.marquee.billing.subscription.OpenAccount;
import io.marquee.billing.subscription.Subscription;
import io.marquee.tenancy.CurrentWorkspace;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the bound account may use. */
@Component
class CurrentEntitlements {

  private final OpenAccount openAccount;
  private final LedgerBalances balances;

  CurrentEntitlements(OpenAccount openAccount, LedgerBalances balances) {
    this.openAccount = openAccount;
    this.balances = balances;
  }

  @Transactional
  Entitlements get() {
    Subscription subscription = openAccount.run();
    return new Entitlements(
        CurrentWorkspace.accountId(),
        subscription.plan().code(),
        subscription.status().code(),
        balances.get().available(),
        subscription.creditsIncluded(),
        subscription.periodEnd(),
        subscription.plan().storageGb(),
        subscription.plan().seats());
  }
}
