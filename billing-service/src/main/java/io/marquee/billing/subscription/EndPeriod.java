package io.marquee.billing.subscription;

import io.marquee.billing.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins the bound account's next period, if the current one is over. */
@Component
class EndPeriod {

  private final Subscriptions subscriptions;
  private final PlanCredits planCredits;
  private final Ledger ledger;
  private final Clock clock;

  EndPeriod(Subscriptions subscriptions, PlanCredits planCredits, Ledger ledger, Clock clock) {
    this.subscriptions = subscriptions;
    this.planCredits = planCredits;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Transactional
  void run() {
    ledger.lock();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Subscription current = subscriptions.get();
    if (!current.isDue(now)) return;
    Subscription renewed = current.renew(now);
    subscriptions.update(renewed);
    planCredits.grant(renewed);
  }
}
