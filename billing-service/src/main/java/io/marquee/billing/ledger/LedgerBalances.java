package io.marquee.billing.ledger;

import io.marquee.tenancy.CurrentWorkspace;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the bound account has. */
@Component
@Transactional(readOnly = true)
public class LedgerBalances {

  /**
   * A grant that still has credits, or holds some.
   *
   * @param source trial, plan or adjustment
   */
  public record GrantView(
      UUID id,
      String source,
      int priority,
      long credits,
      long available,
      long held,
      long used,
      @Nullable Instant expiresAt,
      Instant createdAt) {}

  private final JdbcClient jdbc;

  LedgerBalances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The balance; {@link Balance#NONE} when the account was never opened. */
  public Balance get() {
    return jdbc.sql("select available, held, used from balances where account_id = ?")
        .param(CurrentWorkspace.accountId())
        .query(
            (row, number) ->
                new Balance(row.getLong("available"), row.getLong("held"), row.getLong("used")))
        .optional()
        .orElse(Balance.NONE);
  }

  /** The grants that are not used up, in burn order. */
  public List<GrantView> grants() {
    return jdbc.sql(
            """
            select id, source, priority, credits, available, held, used, expires_at, created_at from grants
             where account_id = ? and available + held > 0
             order by priority, expires_at nulls last, created_at, id
            """)
        .param(CurrentWorkspace.accountId())
        .query(
            (row, number) -> {
              OffsetDateTime expiry = row.getObject("expires_at", OffsetDateTime.class);
              return new GrantView(
                  row.getObject("id", UUID.class),
                  row.getString("source"),
                  row.getInt("priority"),
                  row.getLong("credits"),
                  row.getLong("available"),
                  row.getLong("held"),
                  row.getLong("used"),
                  expiry == null ? null : expiry.toInstant(),
                  row.getObject("created_at", OffsetDateTime.class).toInstant());
            })
        .list();
  }
}
