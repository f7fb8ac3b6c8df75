package io.marquee.billing.subscription;

import io.marquee.billing.grant.AccountGrants;
import io.marquee.billing.ledger.LedgerBalances;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an account pays, for its owner and those whom identity-service gave it to. */
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
  private final ChangePlan changePlan;
  private final LedgerBalances balances;
  private final AccountGrants grants;

  AccountController(
      OpenAccount openAccount,
      ChangePlan changePlan,
      LedgerBalances balances,
      AccountGrants grants) {
    this.openAccount = openAccount;
    this.changePlan = changePlan;
    this.balances = balances;
    this.grants = grants;
  }

  @GetMapping("/subscription")
  ResponseEntity<SubscriptionView> subscription(@PathVariable UUID accountId, Caller caller)
      throws Exception {
    grants.requireToSee(caller, accountId);
    return within(accountId, () -> answer(accountId, opened(caller, accountId)));
  }

  @PutMapping("/subscription")
  ResponseEntity<SubscriptionView> change(
      @PathVariable UUID accountId,
      Caller caller,
      @Valid @RequestBody SubscriptionController.PlanChange change,
      IfMatch expected)
      throws Exception {
    grants.requireToDecide(caller, accountId);
    var command = new ChangePlan.Command(change.plan(), expected);
    return within(
        accountId,
        () -> {
          if (!isOwn(caller, accountId)) openAccount.existing();
          return answer(accountId, changePlan.run(command));
        });
  }

  @GetMapping("/balance")
  BalanceView balance(@PathVariable UUID accountId, Caller caller) throws Exception {
    grants.requireToSee(caller, accountId);
    return within(
        accountId,
        () -> {
          opened(caller, accountId);
          var balance = balances.get();
          return new BalanceView(
              accountId, balance.available(), balance.held(), balance.used(), balances.grants());
        });
  }

  private Subscription opened(Caller caller, UUID account) {
    return isOwn(caller, account) ? openAccount.run() : openAccount.existing();
  }

  private static boolean isOwn(Caller caller, UUID account) {
    return account.equals(caller.accountId());
  }

  private ResponseEntity<SubscriptionView> answer(UUID account, Subscription subscription) {
    return Etag.ok(
        SubscriptionView.of(subscription, account, balances.get()), subscription.version());
  }

  /** An account that is not the caller's own is bound only after it was asked whether they may. */
  private static <T> T within(UUID account, Callable<T> work) throws Exception {
    return CurrentWorkspace.call(Tenant.account(account), work);
  }
}
