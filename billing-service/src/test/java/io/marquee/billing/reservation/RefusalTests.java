package io.marquee.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.billing.plan.Plans;
import io.marquee.billing.subscription.Subscription;
import io.marquee.billing.subscription.Subscription.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusalTests {

  @Test
  void grantsWhatThereIsCreditFor() {
    assertThat(refusal(Status.TRIALING, 100, 100, null)).isEmpty();
    assertThat(refusal(Status.ACTIVE, 100, 100, "1.00")).isEmpty();
  }

  @Test
  void grantsWhatCostsNothing() {
    assertThat(refusal(Status.ACTIVE, 0, 0, "0")).isEmpty();
  }

  @Test
  void refusesMoreThanIsLeftAndSaysHowMuchThatIs() {
    assertThat(refusal(Status.ACTIVE, 101, 100, null))
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.code()).isEqualTo("insufficient_credits");
              assertThat(refusal.detail()).contains("101", "100");
            });
  }

  @Test
  void refusesMoreThanTheWorksOwnLimit() {
    assertThat(refusal(Status.ACTIVE, 101, 1_000, "1.00"))
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.code()).isEqualTo("budget_exceeded");
              assertThat(refusal.detail()).contains("1.01", "1.00");
            });
  }

  @Test
  void refusesEverythingWhenTheSubscriptionIsNotUsable() {
    assertThat(refusal(Status.CANCELLED, 0, 100, null).map(Refusal::code))
        .contains("subscription_inactive");
    assertThat(refusal(Status.PAST_DUE, 1, 100, null).map(Refusal::detail))
        .hasValueSatisfying(detail -> assertThat(detail).contains("past due"));
  }

  private static Optional<Refusal> refusal(
      Status status, long credits, long available, @Nullable String limit) {
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    var subscription =
        new Subscription(
            new Subscription.Id(UUID.randomUUID()),
            Plans.TEAM,
            status,
            null,
            0,
            now,
            now.plusSeconds(1),
            now,
            0);
    return Refusal.of(
        subscription, credits, available, limit == null ? null : new BigDecimal(limit));
  }
}
