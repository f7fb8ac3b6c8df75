package io.marquee.billing.purge;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.billing.BillingTest;
import io.marquee.billing.TestAccount;
import io.marquee.test.TestDatabase;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BillingTest
class AnonymiseBooksIntegrationTests {

  @Autowired private TestAccount.Factory accounts;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestDatabase database;

  @Test
  void theBooksStayAndTellNoMoreOfTheWork() {
    TestAccount account = accounts.with(500);
    TestAccount sibling = account.withAnotherWorkspace();
    use(account);
    use(sibling);

    assertThat(account.call(this::anonymise)).isEqualTo(3);
    assertThat(account.call(this::anonymise)).isZero();

    assertThat(telling(account)).isZero();
    assertThat(telling(sibling)).isEqualTo(3);
    assertThat(
            database.count(
                "shared.reservations where workspace_id = ? and credits_used = 7",
                account.workspace()))
        .isEqualTo(1);
  }

  private long anonymise() {
    return Objects.requireNonNull(
        jdbc.sql("select anonymise_workspace()").query(Long.class).single());
  }

  private long telling(TestAccount of) {
    return database.count(
            "shared.reservations where workspace_id = ? and detail is not null", of.workspace())
        + database.count(
            "shared.ledger_transactions where workspace_id = ? and reference is not null",
            of.workspace())
        + database.count(
            "shared.usage_events where workspace_id = ? and event_id <> id", of.workspace());
  }

  private void use(TestAccount account) {
    UUID reservation = UUID.randomUUID();
    database.update(
        """
        insert into shared.reservations (account_id, id, workspace_id, project_id, reference, credits, status, credits_used, detail, created_at, expires_at)
        values (?, ?, ?, ?, ?, 7, 'confirmed', 7, 'a film about us', now(), now())
        """,
        account.id(),
        reservation,
        account.workspace(),
        UUID.randomUUID(),
        UUID.randomUUID());
    database.update(
        """
        insert into shared.ledger_transactions (account_id, id, workspace_id, project_id, reservation_id, reference, kind, created_at)
        values (?, ?, ?, ?, ?, ?, 'confirm', now())
        """,
        account.id(),
        UUID.randomUUID(),
        account.workspace(),
        UUID.randomUUID(),
        reservation,
        UUID.randomUUID());
    database.update(
        """
        insert into shared.usage_events (account_id, id, workspace_id, project_id, meter, amount, event_id, occurred_at, period, recorded_at)
        values (?, ?, ?, ?, 'credits', 7, ?, now(), date_trunc('month', now())::date, now())
        """,
        account.id(),
        UUID.randomUUID(),
        account.workspace(),
        UUID.randomUUID(),
        UUID.randomUUID());
  }
}
