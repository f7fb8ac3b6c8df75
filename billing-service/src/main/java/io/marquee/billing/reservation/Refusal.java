package io.marquee.billing.reservation;

import io.marquee.billing.ledger.Credits;
import io.marquee.billing.subscription.Subscription;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why no credits are held.
 *
 * @param code stable, for programs
 * @param detail for people, with what to do
 */
record Refusal(String code, String detail) {

  static final String INSUFFICIENT_CREDITS = "insufficient_credits";
  static final String BUDGET_EXCEEDED = "budget_exceeded";
  static final String SUBSCRIPTION_INACTIVE = "subscription_inactive";

  /** The first reason to refuse, if there is any. What costs nothing needs no credits. */
  static Optional<Refusal> of(
      Subscription subscription, long credits, long available, @Nullable BigDecimal limitUsd) {
    if (!subscription.isUsable()) {
      return refuse(
          SUBSCRIPTION_INACTIVE,
          "The subscription is %s. Choose a plan or settle what is due."
              .formatted(subscription.status().code().replace('_', ' ')));
    }
    BigDecimal cost = Credits.inUsd(credits);
    if (limitUsd != null && cost.compareTo(limitUsd) > 0) {
      return refuse(
          BUDGET_EXCEEDED,
          "This would cost up to US$ %s, more than its limit of US$ %s. Raise the limit or make less."
              .formatted(cost, limitUsd.toPlainString()));
    }
    if (credits > available) {
      return refuse(
          INSUFFICIENT_CREDITS,
          "%d credits are needed and %d are left. Choose a larger plan, or wait for the next period."
              .formatted(credits, available));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refuse(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
