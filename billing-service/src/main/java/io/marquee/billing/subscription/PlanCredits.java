package io.marquee.billing.subscription;

import io.marquee.billing.ledger.Ledger;
import io.marquee.billing.ledger.NewGrant;
import org.springframework.stereotype.Component;

/**
 * Gives the credits that a period includes. Within a month only what a larger plan includes more,
 * so that changing to and fro gains nothing.
 */
@Component
class PlanCredits {

  private final Ledger ledger;

  PlanCredits(Ledger ledger) {
    this.ledger = ledger;
  }

  void grant(Subscription subscription) {
    Month month = Month.of(subscription.periodEnd().minusNanos(1));
    long missing = subscription.creditsIncluded() - ledger.grantedByPlan(month.firstDay());
    if (missing > 0)
      ledger.grant(NewGrant.plan(month.firstDay(), missing, subscription.periodEnd()));
  }
}
