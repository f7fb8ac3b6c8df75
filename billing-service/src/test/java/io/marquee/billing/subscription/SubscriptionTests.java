package io.marquee.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.billing.plan.Plans;
import io.marquee.billing.subscription.Subscription.Status;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubscriptionTests {

  private static final Instant SIGN_UP = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant TRIAL_END = Instant.parse("2026-12-06T10:00:00Z");
  private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");
  private static final Instant JANUARY = Instant.parse("2027-01-01T00:00:00Z");

  private final Subscription trial =
      Subscription.trial(new Subscription.Id(UUID.randomUUID()), SIGN_UP);

  @Test
  void beginsWithAFortnightOfTeam() {
    assertThat(trial.plan()).isEqualTo(Plans.TEAM);
    assertThat(trial.status()).isEqualTo(Status.TRIALING);
    assertThat(trial.trialEndsAt()).isEqualTo(TRIAL_END);
    assertThat(trial.creditsIncluded()).isEqualTo(2_000);
    assertThat(trial.isUsable()).isTrue();
  }

  @Test
  void goesOnAsIndividualWithoutCreditsWhenATrialIsNotPaidFor() {
    assertThat(trial.isDue(TRIAL_END.minusMillis(1))).isFalse();

    Subscription after = trial.renew(TRIAL_END);

    assertThat(after.plan()).isEqualTo(Plans.INDIVIDUAL);
    assertThat(after.status()).isEqualTo(Status.ACTIVE);
    assertThat(after.creditsIncluded()).isZero();
    assertThat(after.paymentMethod()).isNull();
    assertThat(after.trialEndsAt()).isNull();
    assertThat(after.periodStart()).isEqualTo(TRIAL_END);
    assertThat(after.periodEnd()).isEqualTo(JANUARY);
    assertThat(after.renew(JANUARY).creditsIncluded()).isZero();
  }

  @Test
  void changesToAPaidPlanUntilTheMonthEnds() {
    Subscription agency = trial.changeTo(Plans.AGENCY, SIGN_UP.plusSeconds(60));

    assertThat(agency.status()).isEqualTo(Status.ACTIVE);
    assertThat(agency.creditsIncluded()).isEqualTo(Plans.AGENCY.creditsIncluded());
    assertThat(agency.periodEnd()).isEqualTo(DECEMBER);
    assertThat(agency.version()).isEqualTo(trial.version() + 1);
  }

  @Test
  void renewsAPaidPlanMonthByMonth() {
    Subscription next = trial.changeTo(Plans.TEAM, SIGN_UP).renew(DECEMBER);

    assertThat(next.periodStart()).isEqualTo(DECEMBER);
    assertThat(next.periodEnd()).isEqualTo(JANUARY);
    assertThat(next.creditsIncluded()).isEqualTo(Plans.TEAM.creditsIncluded());
  }

  @Test
  void skipsMonthsThatNobodyWasThereToBegin() {
    Subscription next =
        trial.changeTo(Plans.TEAM, SIGN_UP).renew(Instant.parse("2027-02-14T00:00:00Z"));

    assertThat(next.periodStart()).isEqualTo("2027-02-01T00:00:00Z");
    assertThat(next.periodEnd()).isEqualTo("2027-03-01T00:00:00Z");
  }

  @Test
  void doesNotRenewBeforeItsTime() {
    assertThatThrownBy(() -> trial.renew(SIGN_UP)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isNotOnAPlanThatItOnlyTries() {
    assertThat(trial.isOn(Plans.TEAM)).isFalse();
    assertThat(trial.changeTo(Plans.TEAM, SIGN_UP).isOn(Plans.TEAM)).isTrue();
  }
}
