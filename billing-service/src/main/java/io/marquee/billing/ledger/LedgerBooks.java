package io.marquee.billing.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The ledger's tables. Balances and grants are never written here: the database derives them from
 * the entries.
 */
@Repository
class LedgerBooks {

  private static final RowMapper<Grant> GRANT =
      (row, number) -> {
        OffsetDateTime expiry = row.getObject("expires_at", OffsetDateTime.class);
        return new Grant(
            row.getObject("id", UUID.class),
            row.getInt("priority"),
            expiry == null ? null : expiry.toInstant(),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            row.getLong("credits"));
      };

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  LedgerBooks(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  void open(UUID account) {
    jdbc.sql("insert into balances (id) values (?) on conflict do nothing").param(account).update();
  }

  void lock(UUID account) {
    boolean opened =
        jdbc.sql("select id from balances where account_id = ? for update")
            .param(account)
            .query(UUID.class)
            .optional()
            .isPresent();
    if (!opened) throw new IllegalStateException("account " + account + " was never opened");
  }

  List<Grant> spendable() {
    return jdbc.sql(
            "select id, priority, expires_at, created_at, available as credits from grants where account_id = ? and available > 0")
        .param(CurrentWorkspace.accountId())
        .query(GRANT)
        .list();
  }

  Funds heldFor(UUID reservation) {
    return new Funds(
        jdbc.sql(
                """
                select g.id, g.priority, g.expires_at, g.created_at,
                       sum(case 'held' when e.to_book then e.credits when e.from_book then -e.credits else 0 end) as credits
                  from ledger_entries e join grants g on g.account_id = e.account_id and g.id = e.grant_id
                 where e.account_id = ? and e.reservation_id = ?
                 group by g.account_id, g.id
                """)
            .param(CurrentWorkspace.accountId())
            .param(reservation)
            .query(GRANT)
            .list());
  }

  UUID add(NewGrant grant, Instant now) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    jdbc.sql(
            "insert into grants (id, source, period, priority, credits, expires_at, created_at) values (?, ?, ?, ?, ?, ?, ?)")
        .param(id)
        .param(grant.source().name().toLowerCase(Locale.ROOT))
        .param(grant.period())
        .param(grant.source().priority())
        .param(grant.credits())
        .param(utc(grant.expiresAt()))
        .param(utc(now))
        .update();
    return id;
  }

  long grantedByPlan(LocalDate period) {
    return jdbc.sql(
            "select coalesce(sum(credits), 0) from grants where account_id = ? and source = 'plan' and period = ?")
        .param(CurrentWorkspace.accountId())
        .param(period)
        .query(Long.class)
        .single();
  }

  void book(Posting posting, Instant now) {
    UUID transaction = UuidCreator.getTimeOrderedEpoch();
    Purpose purpose = posting.purpose();
    jdbc.sql(
            """
            insert into ledger_transactions (id, workspace_id, project_id, reservation_id, reference, kind, created_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(transaction)
        .param(purpose == null ? null : purpose.workspaceId())
        .param(purpose == null ? null : purpose.projectId())
        .param(purpose == null ? null : purpose.reservationId())
        .param(purpose == null ? null : purpose.reference())
        .param(posting.kind().code())
        .param(utc(now))
        .update();
    List<Posting.Move> moves = posting.moves();
    // One statement for all entries, so that the trigger adds them up once.
    jdbc.sql(
            """
            insert into ledger_entries (id, transaction_id, workspace_id, reservation_id, grant_id, from_book, to_book, credits)
            select id, ?::uuid, ?::uuid, ?::uuid, grant_id, from_book, to_book, credits
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bigint[]) as m (id, grant_id, from_book, to_book, credits)
            """)
        .param(transaction)
        .param(purpose == null ? null : purpose.workspaceId())
        .param(purpose == null ? null : purpose.reservationId())
        .param(array(moves, move -> UuidCreator.getTimeOrderedEpoch().toString(), String[]::new))
        .param(array(moves, move -> move.grant().toString(), String[]::new))
        .param(array(moves, move -> move.from().code(), String[]::new))
        .param(array(moves, move -> move.to().code(), String[]::new))
        .param(array(moves, Posting.Move::credits, Long[]::new))
        .update();
    events.publishEvent(new BalanceChanged(CurrentWorkspace.accountId()));
  }

  private static <T> T[] array(
      List<Posting.Move> moves, Function<Posting.Move, T> part, IntFunction<T[]> make) {
    return moves.stream().map(part).toArray(make);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
