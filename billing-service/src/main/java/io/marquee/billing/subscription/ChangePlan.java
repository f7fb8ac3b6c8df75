package io.marquee.billing.subscription;

import io.marquee.billing.ledger.Ledger;
import io.marquee.billing.plan.Plan;
import io.marquee.billing.plan.Plans;
import io.marquee.service.audit.Audit;
import io.marquee.web.IfMatch;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the bound account on another plan, at once. */
@Component
public class ChangePlan {

  /**
   * What to change.
   *
   * @param plan code of the plan
   * @param expected the version that the client has seen
   */
  public record Command(String plan, IfMatch expected) {}

  private final OpenAccount openAccount;
  private final Subscriptions subscriptions;
  private final PlanCredits planCredits;
  private final Ledger ledger;
  private final Clock clock;
  private final Audit audit;

  ChangePlan(
      OpenAccount openAccount,
      Subscriptions subscriptions,
      PlanCredits planCredits,
      Ledger ledger,
      Clock clock,
      Audit audit) {
    this.openAccount = openAccount;
    this.subscriptions = subscriptions;
    this.planCredits = planCredits;
    this.ledger = ledger;
    this.clock = clock;
    this.audit = audit;
  }

  /** The subscription afterwards; unchanged when it is on that plan already. */
  @Transactional
  public Subscription run(Command command) {
    Plan plan = Plans.find(command.plan()).orElseThrow(() -> new UnknownPlan(command.plan()));
    openAccount.run();
    ledger.lock();
    Subscription current = subscriptions.get();
    command.expected().check(current.version());
    if (current.isOn(plan)) return current;
    Subscription changed = current.changeTo(plan, clock.instant().truncatedTo(ChronoUnit.MICROS));
    subscriptions.update(changed);
    planCredits.grant(changed);
    audit.changed("plan_changed", current.audited(), changed.audited());
    return changed;
  }
}
