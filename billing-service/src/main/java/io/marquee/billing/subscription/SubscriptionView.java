package io.marquee.billing.subscription;

import io.marquee.billing.ledger.Balance;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription as the API shows it. */
record SubscriptionView(
    UUID id,
    UUID accountId,
    String plan,
    int planVersion,
    Subscription.Status status,
    @Nullable Instant trialEndsAt,
    Instant periodStart,
    Instant periodEnd,
    @Nullable String paymentMethod,
    long creditsIncluded,
    long creditsAvailable,
    Instant createdAt) {

  static SubscriptionView of(Subscription subscription, UUID account, Balance balance) {
    return new SubscriptionView(
        subscription.id().value(),
        account,
        subscription.plan().code(),
        subscription.plan().version(),
        subscription.status(),
        subscription.trialEndsAt(),
        subscription.periodStart(),
        subscription.periodEnd(),
        subscription.paymentMethod(),
        subscription.creditsIncluded(),
        balance.available(),
        subscription.openedAt());
  }
}
