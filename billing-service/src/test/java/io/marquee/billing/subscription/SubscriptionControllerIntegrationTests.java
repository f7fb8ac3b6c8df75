package io.marquee.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.billing.Api;
import io.marquee.billing.BillingTest;
import io.marquee.billing.MovableClock;
import io.marquee.billing.TestAccount;
import io.marquee.billing.ledger.LedgerBalances;
import io.marquee.billing.plan.Plans;
import io.marquee.events.billing.EntitlementsState;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@BillingTest
class SubscriptionControllerIntegrationTests {

  private static final String PATH = "/w/{w}/subscription";

  @Autowired private Api api;
  @Autowired private TestAccount.Factory accounts;
  @Autowired private OpenAccount openAccount;
  @Autowired private EndPeriods endPeriods;
  @Autowired private LedgerBalances balances;
  @Autowired private MovableClock clock;
  @Autowired private Events events;
  @Autowired private TestDatabase database;

  @AfterEach
  void putClockRight() {
    clock.putRight();
  }

  @Test
  void opensAnAccountAtFirstSight() {
    var account = accounts.unheardOf();

    MvcTestResult answer = api.get(account.treasurer(), PATH, account.workspace());

    assertThat(answer)
        .hasStatus(200)
        .headers()
        .hasHeaderSatisfying("ETag", tag -> assertThat(tag).containsExactly("\"0\""));
    assertThat(answer)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"account_id": "%s", "plan": "team", "status": "trialing", "payment_method": null,
             "credits_included": 2000, "credits_available": 2000}
            """
                .formatted(account.id()));
    assertThat(answer).bodyJson().extractingPath("$.trial_ends_at").isNotNull();
  }

  @Test
  void opensAnAccountOnceHoweverManySeeItFirst() throws Exception {
    var account = accounts.unheardOf();
    var seen = new ArrayList<Future<Subscription>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) seen.add(threads.submit(() -> account.call(openAccount::run)));
    }

    for (var one : seen) assertThat(one.get().id()).isEqualTo(seen.getFirst().get().id());
    assertThat(account.call(balances::get).available()).isEqualTo(2_000);
    assertThat(database.count("shared.grants where account_id = ?", account.id())).isEqualTo(1);
    assertThat(events.published(EntitlementsState.class, account.id())).hasSize(1);
  }

  @Test
  void changesThePlanAndGrantsItsCredits() {
    var account = accounts.onTrial();

    MvcTestResult answer = change(account, "\"0\"", "agency");

    assertThat(answer)
        .hasStatus(200)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"plan": "agency", "status": "active", "payment_method": "manual", "trial_ends_at": null, "credits_included": 22000,
             "credits_available": 24000}
            """);
    assertThat(events.published(EntitlementsState.class, account.id()))
        .extracting(state -> state.plan() + " " + state.status() + " " + state.creditsAvailable())
        .containsExactly("team trialing 2000", "agency active 24000");
  }

  @Test
  void gainsNothingByChangingToAndFro() {
    var account = accounts.onTrial();

    change(account, "*", "individual");
    change(account, "*", "team");
    change(account, "*", "individual");
    change(account, "*", "team");
    change(account, "*", "team");

    assertThat(account.call(balances::get).available())
        .isEqualTo(2_000 + Plans.TEAM.creditsIncluded());
  }

  @Test
  void refusesAPlanThatDoesNotExist() {
    var account = accounts.onTrial();

    MvcTestResult refused = change(account, "\"0\"", "gold");

    assertThat(refused).hasStatus(422);
    assertThat(refused).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo("/plan");
    assertThat(refused).bodyJson().extractingPath("$.errors[0].code").isEqualTo("unknown_plan");
  }

  @Test
  void refusesAChangeOfAVersionThatIsGone() {
    var account = accounts.onTrial();
    change(account, "\"0\"", "team");

    assertThat(change(account, "\"0\"", "agency")).hasStatus(412);
  }

  @Test
  void needsPermissionToReadAndToChange() {
    var account = accounts.onTrial();
    Caller reader = account.member("billing:read");
    Caller nobody = account.member("films:generate");

    assertThat(api.get(reader, PATH, account.workspace())).hasStatus(200);
    assertThat(api.get(nobody, PATH, account.workspace())).hasStatus(403);
    assertThat(api.put(reader, "*", "{\"plan\": \"team\"}", PATH, account.workspace()))
        .hasStatus(403);
    assertThat(api.get(account.treasurer(), PATH, UUID.randomUUID())).hasStatus(404);
    assertThat(api.mvc().get().uri("/api/v1/plans").exchange()).hasStatus(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void anUnpaidTrialEndsAsIndividualWithoutCredits() {
    var account = accounts.onTrial();
    clock.putForwardBy(Duration.ofDays(15));

    endPeriods.run();
    endPeriods.run();

    assertThat(account.call(openAccount::run))
        .satisfies(
            subscription -> {
              assertThat(subscription.plan()).isEqualTo(Plans.INDIVIDUAL);
              assertThat(subscription.paymentMethod()).isNull();
              assertThat(subscription.version()).isEqualTo(1);
            });
    assertThat(account.call(balances::get).available()).isZero();
    assertThat(events.published(EntitlementsState.class, account.id()))
        .extracting(state -> state.plan() + " " + state.status() + " " + state.creditsAvailable())
        .containsExactly("team trialing 2000", "individual active 0");
  }

  @Test
  void aPaidPlanBringsItsCreditsEveryMonth() {
    var account = accounts.onTrial();
    change(account, "\"0\"", "team");
    clock.putForwardBy(Duration.ofDays(33));

    endPeriods.run();
    endPeriods.run();

    assertThat(account.call(balances::get).available()).isEqualTo(Plans.TEAM.creditsIncluded());
    assertThat(account.call(balances::grants)).extracting("source").containsExactly("plan");
  }

  @Test
  void showsAPersonTheirOwnAccountAndNoOther() {
    var account = accounts.onTrial();
    Caller person = Caller.person(UUID.randomUUID(), account.id());

    assertThat(api.get(person, "/accounts/{a}/subscription", account.id())).hasStatus(200);
    MvcTestResult balance = api.get(person, "/accounts/{a}/balance", account.id());
    assertThat(balance)
        .hasStatus(200)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"account_id": "%s", "available": 2000, "held": 0, "used": 0,
             "grants": [{"source": "trial", "credits": 2000, "available": 2000}]}
            """
                .formatted(account.id()));
    assertThat(api.get(person, "/accounts/{a}/balance", accounts.onTrial().id())).hasStatus(404);
  }

  @Test
  void listsThePlans() {
    MvcTestResult plans = api.get(Caller.person(UUID.randomUUID(), UUID.randomUUID()), "/plans");

    assertThat(plans).hasStatus(200);
    assertThat(plans)
        .bodyJson()
        .extractingPath("$.items[*].code")
        .asArray()
        .containsExactly("individual", "team", "agency");
    assertThat(plans).bodyJson().extractingPath("$.items[1].monthly_price_usd").isEqualTo(99);
  }

  private MvcTestResult change(TestAccount account, String etag, String plan) {
    return api.put(
        account.treasurer(), etag, "{\"plan\": \"%s\"}".formatted(plan), PATH, account.workspace());
  }
}
