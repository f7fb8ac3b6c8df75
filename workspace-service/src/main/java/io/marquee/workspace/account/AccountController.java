package io.marquee.workspace.account;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.workspace.grant.AccountGrants;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The accounts of a person: the personal one, and those whose workspaces they may enter. */
@RestController
@RequestMapping("/api/v1/accounts")
@EnableConfigurationProperties(AccountSettings.class)
@Tag(name = "Accounts", description = "Who pays for workspaces.")
class AccountController {

  /** What is to change about an account; what is left out or null stays. */
  record AccountChange(
      @Size(min = 1, max = 200) @Nullable String name, Account.@Nullable Kind kind) {}

  private final AccountGrants grants;
  private final AccountAccess access;
  private final DescribeAccount describeAccount;

  AccountController(AccountGrants grants, AccountAccess access, DescribeAccount describeAccount) {
    this.grants = grants;
    this.access = access;
    this.describeAccount = describeAccount;
  }

  @GetMapping
  Page<AccountView> list(Caller caller) throws Exception {
    List<UUID> ids = new ArrayList<>();
    ids.add(io.marquee.events.Accounts.personalAccountOf(caller.userId()));
    ids.addAll(grants.accountsOf(caller.userId()));
    List<AccountView> views = new ArrayList<>();
    for (UUID id : ids) views.add(view(caller, id));
    return Page.whole(views);
  }

  @GetMapping("/{accountId}")
  ResponseEntity<AccountView> get(@PathVariable UUID accountId, Caller caller) throws Exception {
    access.requireReader(caller, accountId);
    AccountView view = view(caller, accountId);
    return Etag.ok(view, view.version());
  }

  @PatchMapping("/{accountId}")
  ResponseEntity<AccountView> change(
      @PathVariable UUID accountId,
      Caller caller,
      IfMatch seen,
      @Valid @RequestBody AccountChange request)
      throws Exception {
    caller.requirePerson();
    access.requireAdmin(caller, accountId);
    CurrentWorkspace.call(
        Tenant.account(accountId),
        () -> describeAccount.run(accountId, seen, request.name(), request.kind()));
    return get(accountId, caller);
  }

  private AccountView view(Caller caller, UUID id) throws Exception {
    Account account = CurrentWorkspace.call(Tenant.account(id), () -> describeAccount.get(id));
    return account.view(AccountAccess.isPersonal(caller, id) ? "personal" : "granted");
  }
}
