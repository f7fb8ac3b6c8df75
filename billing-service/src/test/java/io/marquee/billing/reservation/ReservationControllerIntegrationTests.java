package io.marquee.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.billing.Api;
import io.marquee.billing.BillingTest;
import io.marquee.billing.TestAccount;
import io.marquee.billing.ledger.Balance;
import io.marquee.billing.ledger.LedgerBalances;
import io.marquee.events.billing.UsageConfirmed;
import io.marquee.events.billing.UsageReleased;
import io.marquee.events.billing.UsageReserved;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BillingTest
class ReservationControllerIntegrationTests {

  private static final String PATH = "/w/{w}/reservations";
  private static final List<String> SHARES =
      List.of("reservations", "ledger_transactions", "ledger_entries", "usage_events");

  @Autowired private Api api;
  @Autowired private TestAccount.Factory accounts;
  @Autowired private LedgerBalances balances;
  @Autowired private Events events;
  @Autowired private TestDatabase database;
  @Autowired private JsonMapper json;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;

  @Test
  void holdsCredits() throws Exception {
    var account = accounts.onTrial();
    UUID reference = UUID.randomUUID();

    MvcTestResult answer = reserve(account, 75, reference);

    assertThat(answer).hasStatus(201);
    JsonNode reservation = json.readTree(answer.getResponse().getContentAsString());
    assertThat(reservation.get("status").asString()).isEqualTo("held");
    assertThat(reservation.get("amount").asLong()).isEqualTo(75);
    assertThat(reservation.get("meter").asString()).isEqualTo("credits");
    assertThat(reservation.get("reference").asString()).isEqualTo(reference.toString());
    assertThat(balance(account)).isEqualTo(new Balance(1_925, 75, 0));
    assertThat(events.published(UsageReserved.class, id(answer))).hasSize(1);
  }

  @Test
  void givesTheSameReservationForTheSameReference() throws Exception {
    var account = accounts.onTrial();
    UUID reference = UUID.randomUUID();

    UUID first = id(reserve(account, 75, reference));
    UUID second = id(reserve(account, 75, reference));

    assertThat(second).isEqualTo(first);
    assertThat(balance(account).held()).isEqualTo(75);
    assertThat(reserve(account, 80, reference)).hasStatus(409);
  }

  @Test
  void grantsExactlySixOfTwentyParallelReservationsOf75Against500() throws Exception {
    var account = accounts.with(500);
    var answers = new ArrayList<Future<MvcTestResult>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        answers.add(threads.submit(() -> reserve(account, 75, UUID.randomUUID())));
      }
    }

    var statuses = new ArrayList<Integer>();
    for (var answer : answers) statuses.add(answer.get().getResponse().getStatus());

    assertThat(statuses).containsOnly(201, 402);
    assertThat(statuses.stream().filter(status -> status == 201)).hasSize(6);
    assertThat(balance(account)).isEqualTo(new Balance(50, 450, 1_500));
    assertThat(
            database.count(
                "shared.reservations where account_id = ? and status = 'held'", account.id()))
        .isEqualTo(6);
  }

  @Test
  void answers402AndKeepsNothingWhenCreditsAreOut() throws Exception {
    var account = accounts.with(10);
    UUID reference = UUID.randomUUID();

    MvcTestResult refused = reserve(account, 11, reference);

    assertThat(refused).hasStatus(402);
    JsonNode problem = json.readTree(refused.getResponse().getContentAsString());
    assertThat(problem.get("code").asString()).isEqualTo("insufficient_credits");
    assertThat(problem.get("remedy").asString()).contains("/subscription");
    assertThat(problem.get("detail").asString()).contains("11", "10");
    assertThat(database.count("shared.reservations where reference = ?", reference)).isZero();
    assertThat(reserve(account, 10, reference)).hasStatus(201);
  }

  @Test
  void confirmsWhatWasUsedAndRefundsTheRest() throws Exception {
    var account = accounts.onTrial();
    UUID id = id(reserve(account, 75, UUID.randomUUID()));

    MvcTestResult confirmed = post(account, id, "confirm", "{\"amount\": 40}");

    assertThat(confirmed).hasStatus(200);
    assertThat(balance(account)).isEqualTo(new Balance(1_960, 0, 40));
    assertThat(events.published(UsageConfirmed.class, id))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.credits()).isEqualTo(40);
              assertThat(event.refunded()).isEqualTo(35);
              assertThat(event.costUsd()).isEqualByComparingTo("0.40");
            });
    assertThat(post(account, id, "confirm", "{\"amount\": 40}")).hasStatus(200);
    assertThat(post(account, id, "confirm", "{\"amount\": 41}")).hasStatus(409);
    assertThat(post(account, id, "release", "")).hasStatus(409);
    assertThat(balance(account).used()).isEqualTo(40);
  }

  @Test
  void doesNotConfirmMoreThanIsHeld() throws Exception {
    var account = accounts.onTrial();
    UUID id = id(reserve(account, 75, UUID.randomUUID()));

    MvcTestResult refused = post(account, id, "confirm", "{\"amount\": 76}");

    assertThat(refused).hasStatus(422);
    assertThat(refused).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo("/amount");
    assertThat(balance(account).held()).isEqualTo(75);
  }

  @Test
  void releasesAll() throws Exception {
    var account = accounts.onTrial();
    UUID id = id(reserve(account, 75, UUID.randomUUID()));

    assertThat(post(account, id, "release", "")).hasStatus(200);
    assertThat(post(account, id, "release", "")).hasStatus(200);

    assertThat(balance(account)).isEqualTo(new Balance(2_000, 0, 0));
    assertThat(events.published(UsageReleased.class, id)).hasSize(1);
  }

  @Test
  void holdsForLonger() throws Exception {
    var account = accounts.onTrial();
    UUID id = id(reserve(account, 75, UUID.randomUUID()));

    MvcTestResult extended = post(account, id, "extend", "{\"ttl_seconds\": 3600}");

    assertThat(extended).hasStatus(200);
    assertThat(
            database.count(
                "shared.reservations where id = ? and expires_at > now() + interval '59 minutes'",
                id))
        .isEqualTo(1);
    assertThat(post(account, id, "extend", "")).hasStatus(200);
  }

  @Test
  void pointsAtWhatIsWrong() {
    var account = accounts.onTrial();

    MvcTestResult refused =
        api.post(
            account.treasurer(),
            "{\"meter\": \"films\", \"amount\": -1, \"ttl_seconds\": 0}",
            PATH,
            account.workspace());

    assertThat(refused).hasStatus(422);
    assertThat(refused)
        .bodyJson()
        .extractingPath("$.errors[*].pointer")
        .asArray()
        .containsExactlyInAnyOrder("/meter", "/amount", "/ttl_seconds", "/reference");
    assertThat(api.post(account.treasurer(), "{", PATH, account.workspace())).hasStatus(400);
  }

  @Test
  void needsThePermissionToManageBilling() {
    var account = accounts.onTrial();

    assertThat(reserve(account, account.member("films:generate"))).hasStatus(403);
    assertThat(reserve(account, account.member("billing:manage"))).hasStatus(201);
    assertThat(reserve(account, account.member("billing:read"))).hasStatus(403);
  }

  @Test
  void hidesReservationsOfOtherWorkspacesEvenOfTheSameAccount() throws Exception {
    hidesReservations();
  }

  /** What the statements ask for is a guard of its own. */
  @Test
  void hidesReservationsByItsStatementsAlone() throws Exception {
    withoutTheSharePolicy(this::hidesReservations);
  }

  private void hidesReservations() throws Exception {
    var account = accounts.onTrial();
    UUID id = id(reserve(account, 75, UUID.randomUUID()));

    assertThat(post(account.withAnotherWorkspace(), id, "release", "")).hasStatus(404);
    assertThat(post(accounts.onTrial(), id, "release", "")).hasStatus(404);
    assertThat(balance(account).held()).isEqualTo(75);
  }

  @Test
  void showsEachWorkspaceItsOwnUseAlone() throws Exception {
    showsOwnUse();
  }

  @Test
  void showsEachWorkspaceItsOwnUseByItsStatementsAlone() throws Exception {
    withoutTheSharePolicy(this::showsOwnUse);
  }

  /** And so is the policy, whatever is asked for. */
  @Test
  void thePolicyHidesTheSharesOfOtherWorkspacesOfTheAccount() throws Exception {
    var account = accounts.onTrial();
    UUID used = id(reserve(account, 75, UUID.randomUUID()));
    assertThat(post(account, used, "confirm", "{\"amount\": 40}")).hasStatus(200);

    for (String table : SHARES) {
      String count = "select count(*) from " + table + " where workspace_id is not null";
      assertThat(number(account, count)).as(table).isPositive();
      assertThat(number(account.withAnotherWorkspace(), count)).as(table).isZero();
    }
  }

  private long number(TestAccount account, String query) throws Exception {
    return CurrentWorkspace.call(
        account.tenant(),
        () ->
            Objects.requireNonNull(
                transactions.execute(status -> jdbc.sql(query).query(Long.class).single())));
  }

  private void showsOwnUse() throws Exception {
    var account = accounts.onTrial();
    UUID used = id(reserve(account, 75, UUID.randomUUID()));
    assertThat(post(account, used, "confirm", "{\"amount\": 40}")).hasStatus(200);
    reserve(account, 10, UUID.randomUUID());
    var sibling = account.withAnotherWorkspace();

    JsonNode use = read(sibling, "/w/{w}/usage");
    assertThat(use.at("/credits/used").asLong()).isZero();
    assertThat(use.at("/credits/held").asLong()).isZero();
    assertThat(use.at("/credits/available").asLong()).isEqualTo(1_950);
    assertThat(use.at("/projects")).isEmpty();
    // What the account was granted is everybody's.
    assertThat(read(sibling, "/w/{w}/ledger").findValuesAsString("kind"))
        .isNotEmpty()
        .containsOnly("grant");
  }

  private interface Work {
    void run() throws Exception;
  }

  private void withoutTheSharePolicy(Work work) throws Exception {
    var policies =
        database.rows(
            "select tablename, qual from pg_policies where schemaname = 'shared' and policyname = 'workspace_share'");
    assertThat(policies).extracting(it -> it.get("tablename")).containsAll(SHARES);
    String alter = "alter policy workspace_share on shared.%s using (%s)";
    try {
      for (var each : policies) database.update(alter.formatted(each.get("tablename"), "true"));
      work.run();
    } finally {
      for (var each : policies) {
        database.update(alter.formatted(each.get("tablename"), each.get("qual")));
      }
    }
  }

  private JsonNode read(TestAccount account, String path) throws Exception {
    MvcTestResult answer = api.get(account.treasurer(), path, account.workspace());
    assertThat(answer).hasStatus(200);
    return json.readTree(answer.getResponse().getContentAsString());
  }

  private MvcTestResult reserve(TestAccount account, long amount, UUID reference) {
    return api.post(
        account.treasurer(),
        "{\"meter\": \"credits\", \"amount\": %d, \"reference\": \"%s\"}"
            .formatted(amount, reference),
        PATH,
        account.workspace());
  }

  private MvcTestResult reserve(TestAccount account, Caller caller) {
    return api.post(
        caller,
        "{\"meter\": \"credits\", \"amount\": 1, \"reference\": \"%s\"}"
            .formatted(UUID.randomUUID()),
        PATH,
        account.workspace());
  }

  private MvcTestResult post(TestAccount account, UUID id, String verb, String body) {
    return api.post(account.treasurer(), body, PATH + "/{id}/" + verb, account.workspace(), id);
  }

  private UUID id(MvcTestResult answer) throws Exception {
    return UUID.fromString(
        json.readTree(answer.getResponse().getContentAsString()).get("id").asString());
  }

  private Balance balance(TestAccount account) {
    return account.call(balances::get);
  }
}
