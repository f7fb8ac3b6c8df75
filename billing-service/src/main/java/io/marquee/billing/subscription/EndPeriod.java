package io.marquee.billing.subscription;

import io.marquee.billing.ledger.Ledger;
import io.marquee.service.audit.Audit;
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
  private final Audit audit;

  EndPeriod(
      Subscriptions subscriptions,
      PlanCredits planCredits,
      Ledger ledger,
      Clock clock,
      Audit audit) {
    this.subscriptions = subscriptions;
    this.planCredits = planCredits;
    this.ledger = ledger;
    this.clock = clock;
    this.audit = audit;
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
    audit.changed("renewed", current.audited(), renewed.audited());
  }
}
