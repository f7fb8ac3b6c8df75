package io.marquee.billing.ledger;

import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Requires("billing:read")
class LedgerController {

  private final LedgerTransactions transactions;

  LedgerController(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  @GetMapping("/api/v1/w/{workspaceId}/ledger")
  Page<LedgerTransactions.TransactionView> list(@PathVariable UUID workspaceId, Paging paging) {
    return transactions.list(workspaceId, paging);
  }
}
