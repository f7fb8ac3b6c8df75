package io.marquee.billing.subscription;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.billing.ledger.Ledger;
import io.marquee.billing.ledger.NewGrant;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.NotFound;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the bound account at first sight, wherever that is: with a trial and its credits. An
 * account that is open stays as it is.
 */
@Component
public class OpenAccount {

  private final Subscriptions subscriptions;
  private final Ledger ledger;
  private final Clock clock;

  OpenAccount(Subscriptions subscriptions, Ledger ledger, Clock clock) {
    this.subscriptions = subscriptions;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The account's subscription, new or old. */
  @Transactional
  public Subscription run() {
    return subscriptions.find().orElseGet(this::open);
  }

  /**
   * Of an account that somebody else looks at: a mistyped id opens nothing.
   *
   * @throws NotFound while its owner has not been here
   */
  @Transactional(readOnly = true)
  public Subscription existing() {
    return subscriptions
        .find()
        .orElseThrow(() -> new NotFound("account", CurrentWorkspace.accountId()));
  }

  private Subscription open() {
    var id = new Subscription.Id(UuidCreator.getTimeOrderedEpoch());
    var trial = Subscription.trial(id, clock.instant().truncatedTo(ChronoUnit.MICROS));
    // Who loses the race waits for the winner here, then reads what it has committed.
    if (!subscriptions.add(trial)) return subscriptions.get();
    ledger.open();
    ledger.grant(NewGrant.trial(Subscription.TRIAL_CREDITS, trial.periodEnd()));
    return trial;
  }
}
