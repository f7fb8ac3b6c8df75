package io.marquee.billing.ledger;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A workspace's share of the ledger: its own bookings, and those of the whole account such as
 * grants.
 */
@Component
@Transactional(readOnly = true)
class LedgerTransactions {

  record TransactionView(
      UUID id,
      String kind,
      @Nullable UUID reservationId,
      @Nullable UUID reference,
      @Nullable UUID projectId,
      List<EntryView> entries,
      Instant createdAt) {}

  /**
   * A move between two books.
   *
   * @param from the book that is debited
   * @param to the book that is credited
   */
  record EntryView(UUID grantId, String from, String to, long credits) {}

  private final JdbcClient jdbc;

  LedgerTransactions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Page<TransactionView> list(UUID workspace, Paging paging) {
    var transactions =
        jdbc.sql(
                """
                select id, kind, reservation_id, reference, project_id, created_at from ledger_transactions
                 where account_id = :account and (workspace_id = :workspace or workspace_id is null) and
                """
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("account", CurrentWorkspace.accountId())
            .param("workspace", workspace)
            .params(paging.parameters())
            .query(
                (row, number) ->
                    new TransactionView(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getObject("reservation_id", UUID.class),
                        row.getObject("reference", UUID.class),
                        row.getObject("project_id", UUID.class),
                        List.of(),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
            .list();
    var page = paging.page(transactions, view -> new Cursor(view.createdAt(), view.id()));
    var entries = entriesOf(page.items().stream().map(TransactionView::id).toList());
    return page.map(view -> with(view, entries.getOrDefault(view.id(), List.of())));
  }

  private Map<UUID, List<EntryView>> entriesOf(List<UUID> transactions) {
    if (transactions.isEmpty()) return Map.of();
    record Row(UUID transaction, EntryView entry) {}
    return jdbc
        .sql(
            """
            select transaction_id, grant_id, from_book, to_book, credits from ledger_entries
             where account_id = :account and transaction_id in (:transactions) order by id
            """)
        .param("account", CurrentWorkspace.accountId())
        .param("transactions", transactions)
        .query(
            (row, number) ->
                new Row(
                    row.getObject("transaction_id", UUID.class),
                    new EntryView(
                        row.getObject("grant_id", UUID.class),
                        row.getString("from_book"),
                        row.getString("to_book"),
                        row.getLong("credits"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Row::transaction, Collectors.mapping(Row::entry, Collectors.toList())));
  }

  private static TransactionView with(TransactionView view, List<EntryView> entries) {
    return new TransactionView(
        view.id(),
        view.kind(),
        view.reservationId(),
        view.reference(),
        view.projectId(),
        entries,
        view.createdAt());
  }
}
