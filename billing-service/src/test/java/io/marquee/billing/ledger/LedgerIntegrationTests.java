package io.marquee.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.billing.BillingTest;
import io.marquee.billing.MovableClock;
import io.marquee.billing.TestAccount;
import io.marquee.test.SelfAttack;
import io.marquee.test.TenantCatalog;
import io.marquee.test.TenantMutants;
import io.marquee.test.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

@BillingTest
class LedgerIntegrationTests {

  @Autowired SelfAttack attack;

  @Autowired private TestAccount.Factory accounts;
  @Autowired private Ledger ledger;
  @Autowired private LedgerBalances balances;
  @Autowired private LapseGrants lapseGrants;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestDatabase database;
  @Autowired private MovableClock clock;

  @AfterEach
  void putClockRight() {
    clock.putRight();
  }

  @Test
  void everyTableIsIsolated() throws Exception {
    assertThat(TenantCatalog.tenantTables("billing")).isEqualTo(7);
    assertThat(TenantCatalog.breaches("billing")).isEmpty();
    assertThat(attack.breaches()).isEmpty();
    assertThat(TenantMutants.survivors("billing")).isEmpty();
  }

  @Test
  void theBalanceIsTheSumOfTheEntries() {
    var account = accounts.with(500);

    assertThat(account.call(balances::get)).isEqualTo(new Balance(500, 0, 1_500));
    assertBalanced(account);
  }

  @Test
  void theDatabaseRefusesToSpendWhatIsNotThere() {
    var account = accounts.with(10);

    assertThatThrownBy(() -> account.run(() -> insertEntry(account, "available", "lapsed", 11)))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> account.run(() -> insertEntry(account, "held", "used", 1)))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> account.run(() -> insertEntry(account, "used", "available", 1)))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertBalanced(account);
  }

  @Test
  void theServiceMayNeitherWriteABalanceNorChangeWhatIsBooked() {
    var account = accounts.onTrial();

    for (String statement :
        new String[] {
          "update balances set available = 1000000",
          "update grants set available = 1000000",
          "delete from balances",
          "update ledger_entries set credits = 1",
          "delete from ledger_entries",
          "delete from ledger_transactions",
          "update usage_events set amount = 0"
        }) {
      assertThatThrownBy(() -> account.run(() -> jdbc.sql(statement).update()))
          .as(statement)
          .isInstanceOf(BadSqlGrammarException.class)
          .hasStackTraceContaining("permission denied");
    }
  }

  @Test
  void anAccountSeesNothingOfAnother() {
    var account = accounts.onTrial();
    var other = accounts.onTrial();

    for (String table :
        new String[] {
          "balances", "grants", "subscriptions", "ledger_entries", "ledger_transactions"
        }) {
      assertThat(
              account.call(
                  () ->
                      jdbc.sql("select count(*) from " + table + " where account_id = ?")
                          .param(other.id())
                          .query(Long.class)
                          .single()))
          .as(table)
          .isZero();
    }
  }

  @Test
  void aWorkspaceSeesItsOwnShareOfTheLedgerAndWhatIsTheAccounts() {
    var account = accounts.with(500); // another workspace has used 1,500

    assertThat(account.call(() -> kinds())).isEqualTo(Map.of("grant", 1L));
    assertThat(account.withoutWorkspace().call(() -> kinds()))
        .isEqualTo(Map.of("grant", 1L, "hold", 1L, "confirm", 1L));
  }

  @Test
  void usesUpGrantsInTheirOrder() {
    var account = accounts.with(50);
    Instant soon = Instant.now().plus(Duration.ofDays(1));
    accounts.grant(account, NewGrant.adjustment(100, null));
    accounts.grant(account, NewGrant.adjustment(100, soon));

    account.run(
        () -> {
          Funds funds = ledger.lock();
          assertThat(funds.credits()).isEqualTo(250);
          ledger.charge(funds, purpose(account), 120);
        });

    assertThat(account.call(balances::grants))
        .extracting(grant -> grant.source() + " " + grant.available())
        .containsExactly("adjustment 30", "adjustment 100");
    assertBalanced(account);
  }

  @Test
  void lapsedCreditsCannotBeSpentEvenBeforeTheyAreBookedOut() {
    var account = accounts.onTrial();
    accounts.grant(account, NewGrant.adjustment(30, null));
    clock.putForwardBy(Duration.ofDays(15));

    assertThat(account.call(() -> ledger.lock().credits())).isEqualTo(30);
    assertThat(account.call(balances::get).available()).isEqualTo(30);
    assertBalanced(account);
  }

  @Test
  void aJobBooksOutWhatHasLapsed() {
    var account = accounts.onTrial();
    clock.putForwardBy(Duration.ofDays(15));

    lapseGrants.run();

    assertThat(account.call(balances::get)).isEqualTo(Balance.NONE);
    assertBalanced(account);
  }

  private Map<String, Long> kinds() {
    return jdbc
        .sql("select kind, count(*) as n from ledger_transactions group by kind")
        .query((row, number) -> Map.entry(row.getString("kind"), row.getLong("n")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private void insertEntry(TestAccount account, String from, String to, long credits) {
    UUID transaction = UUID.randomUUID();
    UUID grant = jdbc.sql("select id from grants").query(UUID.class).single();
    jdbc.sql("insert into ledger_transactions (id, kind, created_at) values (?, 'lapse', now())")
        .param(transaction)
        .update();
    jdbc.sql(
            "insert into ledger_entries (id, transaction_id, grant_id, from_book, to_book, credits) values (?, ?, ?, ?, ?, ?)")
        .param(UUID.randomUUID())
        .param(transaction)
        .param(grant)
        .param(from)
        .param(to)
        .param(credits)
        .update();
  }

  /** A charge needs no reservation of its own kind, only a row to point at. */
  private Purpose purpose(TestAccount account) {
    UUID reservation = UUID.randomUUID();
    jdbc.sql(
            "insert into reservations (id, workspace_id, reference, credits, status, created_at, expires_at)"
                + " values (?, ?, ?, 0, 'released', now(), now())")
        .param(reservation)
        .param(account.workspace())
        .param(reservation)
        .update();
    return new Purpose(account.workspace(), null, reservation, reservation);
  }

  private void assertBalanced(TestAccount account) {
    var wrong =
        database.rows(
            """
            select b.*, e.*, g.* from shared.balances b,
              lateral (select sum(case 'available' when to_book then credits when from_book then -credits else 0 end) as available,
                              sum(case 'held' when to_book then credits when from_book then -credits else 0 end) as held,
                              sum(case 'used' when to_book then credits else 0 end) as used
                         from shared.ledger_entries where account_id = b.account_id) e,
              lateral (select sum(available) as available, sum(held) as held, sum(used) as used
                         from shared.grants where account_id = b.account_id) g
             where b.account_id = ?
               and ((b.available, b.held, b.used) is distinct from (e.available, e.held, e.used)
                 or (b.available, b.held, b.used) is distinct from (g.available, g.held, g.used))
            """,
            account.id());
    assertThat(wrong).isEmpty();
  }
}
