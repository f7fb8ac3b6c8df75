package io.marquee.workspace.workspace;

import io.marquee.events.Accounts;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The accounts that a person may make workspaces in: so far the personal one. */
@RestController
@Tag(name = "Workspaces")
class AccountController {

  /**
   * An account.
   *
   * @param kind {@code personal}
   */
  record AccountView(UUID id, String kind) {}

  @GetMapping("/api/v1/accounts")
  Page<AccountView> list(Caller caller) {
    return Page.whole(
        List.of(new AccountView(Accounts.personalAccountOf(caller.userId()), "personal")));
  }
}
