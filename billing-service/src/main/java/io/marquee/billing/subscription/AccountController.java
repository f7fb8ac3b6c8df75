package io.marquee.billing.subscription;

import io.marquee.billing.ledger.LedgerBalances;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.NotFound;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the account's own people see. Today these are the person whose personal account it is. */
@RestController
@RequestMapping("/api/v1/accounts/{accountId}")
class AccountController {

  record BalanceView(
      UUID accountId,
      long available,
      long held,
      long used,
      List<LedgerBalances.GrantView> grants) {}

  private final OpenAccount openAccount;
  private final LedgerBalances balances;

  AccountController(OpenAccount openAccount, LedgerBalances balances) {
    this.openAccount = openAccount;
    this.balances = balances;
  }

  @GetMapping("/subscription")
  ResponseEntity<SubscriptionView> subscription(@PathVariable UUID accountId, Caller caller) {
    check(accountId, caller);
    Subscription subscription = openAccount.run();
    return Etag.ok(
        SubscriptionView.of(subscription, accountId, balances.get()), subscription.version());
  }

  @GetMapping("/balance")
  BalanceView balance(@PathVariable UUID accountId, Caller caller) {
    check(accountId, caller);
    openAccount.run();
    var balance = balances.get();
    return new BalanceView(
        accountId, balance.available(), balance.held(), balance.used(), balances.grants());
  }

  private static void check(UUID account, Caller caller) {
    // Within a workspace the caller's account is the one that pays for it, which is not theirs to
    // see.
    if (caller.workspaceId() != null || !account.equals(caller.accountId())) {
      throw new NotFound("account", account);
    }
  }
}
