package io.marquee.workspace.purge;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.workspace.account.AccountAccess;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports of purges, for the account: the workspace itself is no more. */
@RestController
@RequestMapping("/api/v1/accounts/{accountId}/purges")
@Tag(name = "Accounts")
class PurgeController {

  private final PurgeReports reports;
  private final AccountAccess access;

  PurgeController(PurgeReports reports, AccountAccess access) {
    this.reports = reports;
    this.access = access;
  }

  @GetMapping
  Page<PurgeReports.PurgeView> list(@PathVariable UUID accountId, Caller caller, Paging paging)
      throws Exception {
    access.requireReader(caller, accountId);
    return CurrentWorkspace.call(Tenant.account(accountId), () -> reports.list(paging));
  }

  @GetMapping("/{id}")
  PurgeReports.Report get(@PathVariable UUID accountId, @PathVariable UUID id, Caller caller)
      throws Exception {
    access.requireReader(caller, accountId);
    return CurrentWorkspace.call(Tenant.account(accountId), () -> reports.get(id));
  }
}
