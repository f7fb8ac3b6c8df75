package io.marquee.workspace.workspace;

import io.marquee.events.Accounts;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import io.marquee.workspace.grant.AccountGrants;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The accounts of a person: the personal one, and those whose workspaces they may enter. */
@RestController
@Tag(name = "Workspaces")
class AccountController {

  /**
   * An account.
   *
   * @param kind {@code personal} or {@code granted}
   */
  record AccountView(UUID id, String kind) {}

  private final AccountGrants grants;

  AccountController(AccountGrants grants) {
    this.grants = grants;
  }

  @GetMapping("/api/v1/accounts")
  Page<AccountView> list(Caller caller) {
    UUID personal = Accounts.personalAccountOf(caller.userId());
    Stream<AccountView> granted =
        grants.accountsOf(caller.userId()).stream().map(id -> new AccountView(id, "granted"));
    return Page.whole(
        Stream.concat(Stream.of(new AccountView(personal, "personal")), granted).toList());
  }
}
