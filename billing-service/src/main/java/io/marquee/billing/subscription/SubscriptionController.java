package io.marquee.billing.subscription;

import io.marquee.billing.ledger.LedgerBalances;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/w/{workspaceId}/subscription")
class SubscriptionController {

  record PlanChange(@NotBlank String plan) {}

  private final OpenAccount openAccount;
  private final ChangePlan changePlan;
  private final LedgerBalances balances;

  SubscriptionController(OpenAccount openAccount, ChangePlan changePlan, LedgerBalances balances) {
    this.openAccount = openAccount;
    this.changePlan = changePlan;
    this.balances = balances;
  }

  @GetMapping
  @Requires("billing:read")
  ResponseEntity<SubscriptionView> get() {
    return answer(openAccount.run());
  }

  @PutMapping
  @Requires("billing:manage")
  ResponseEntity<SubscriptionView> change(@Valid @RequestBody PlanChange change, IfMatch expected) {
    return answer(changePlan.run(new ChangePlan.Command(change.plan(), expected)));
  }

  private ResponseEntity<SubscriptionView> answer(Subscription subscription) {
    var view = SubscriptionView.of(subscription, CurrentWorkspace.accountId(), balances.get());
    return Etag.ok(view, subscription.version());
  }
}
