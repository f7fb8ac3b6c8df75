package io.marquee.workspace.statistics;

import io.marquee.web.Caller;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.workspace.account.AccountAccess;
import io.marquee.workspace.grant.AccountGrants;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Overviews across workspaces: of an account, and, for who runs it, of the installation. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Statistics")
class OverviewController {

  private final Overviews overviews;
  private final AccountAccess access;
  private final AccountGrants grants;
  private final Clock clock;

  OverviewController(Overviews overviews, AccountAccess access, AccountGrants grants, Clock clock) {
    this.overviews = overviews;
    this.access = access;
    this.grants = grants;
    this.clock = clock;
  }

  @GetMapping("/accounts/{accountId}/overview")
  Overviews.Overview ofAccount(@PathVariable UUID accountId, Caller caller, Paging paging) {
    access.requireReader(caller, accountId);
    return overviews.of(accountId, paging);
  }

  @GetMapping("/accounts/{accountId}/overview/daily")
  Page<Reports.Day> daysOfAccount(
      @PathVariable UUID accountId,
      Caller caller,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {
    access.requireReader(caller, accountId);
    return Page.whole(overviews.daily(accountId, Span.of(from, to, clock)));
  }

  @GetMapping("/overview")
  Overviews.Overview ofAll(Caller caller, Paging paging) {
    requireSystem(caller);
    return overviews.of(null, paging);
  }

  @GetMapping("/overview/daily")
  Page<Reports.Day> daysOfAll(
      Caller caller,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {
    requireSystem(caller);
    return Page.whole(overviews.daily(null, Span.of(from, to, clock)));
  }

  /** To all others there is no such thing. */
  private void requireSystem(Caller caller) {
    caller.requirePerson();
    if (!grants.ofSystem(caller.userId())) {
      throw new NotFound("overview", "There is no such overview.");
    }
  }
}
