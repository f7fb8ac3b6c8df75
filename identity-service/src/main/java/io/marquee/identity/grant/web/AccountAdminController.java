package io.marquee.identity.grant.web;

import io.marquee.identity.grant.AccessGrant;
import io.marquee.identity.grant.GrantAccess;
import io.marquee.identity.grant.GrantSummaries;
import io.marquee.identity.grant.RevokeAccess;
import io.marquee.identity.user.User;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Those who may enter every workspace of an account. */
@RestController
@RequestMapping("/api/v1/accounts/{accountId}/admins")
class AccountAdminController {

  private final GrantSummaries grants;
  private final GrantAccess grantAccess;
  private final RevokeAccess revokeAccess;

  AccountAdminController(
      GrantSummaries grants, GrantAccess grantAccess, RevokeAccess revokeAccess) {
    this.grants = grants;
    this.grantAccess = grantAccess;
    this.revokeAccess = revokeAccess;
  }

  record NewAccountAdmin(@NotNull UUID userId, @NotBlank String role) {}

  @GetMapping
  Page<GrantSummaries.GrantSummary> list(@PathVariable UUID accountId, Caller caller) {
    return Page.whole(grants.ofAccount(caller, accountId));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  GrantSummaries.GrantSummary add(
      @PathVariable UUID accountId, Caller caller, @Valid @RequestBody NewAccountAdmin body) {
    return grants.summary(
        grantAccess.ofAccount(caller, accountId, new User.Id(body.userId()), body.role()));
  }

  /** Asks for no If-Match: what is taken away can only be gone. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID accountId, @PathVariable UUID id, Caller caller) {
    revokeAccess.ofAccount(caller, accountId, new AccessGrant.Id(id));
  }
}
