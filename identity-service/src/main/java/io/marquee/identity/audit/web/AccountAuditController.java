package io.marquee.identity.audit.web;

import io.marquee.identity.audit.EntrySummaries.Filter;
import io.marquee.identity.audit.ExportTrail;
import io.marquee.identity.audit.SignedHeads;
import io.marquee.identity.grant.AccountAuthority;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * An account's trail: its admins, subscription and purged workspaces, and what its owner does with
 * their own user. For those who decide over the account; to those who only see it 403, to all
 * others it does not exist.
 */
@RestController
@RequestMapping("/api/v1/accounts/{accountId}/audit")
@Tag(name = "Audit")
class AccountAuditController {

  private final AccountAuthority authority;
  private final AuditAnswers answers;

  AccountAuditController(AccountAuthority authority, AuditAnswers answers) {
    this.authority = authority;
    this.answers = answers;
  }

  @GetMapping
  Page<AuditAnswers.AuditEntry> list(
      @PathVariable UUID accountId,
      @RequestParam @Nullable String actor,
      @RequestParam @Nullable String action,
      @RequestParam(name = "target_type") @Nullable String targetType,
      @RequestParam(name = "target_id") @Nullable UUID targetId,
      @RequestParam @Nullable Instant from,
      @RequestParam @Nullable Instant to,
      @RequestParam @Nullable String q,
      Caller caller,
      Paging paging)
      throws Exception {
    var filter = new Filter(actor, action, targetType, targetId, from, to, q);
    return within(caller, accountId, () -> answers.list(filter, paging));
  }

  @GetMapping("/export")
  void export(
      @PathVariable UUID accountId,
      @RequestParam(defaultValue = "jsonl") ExportTrail.Format format,
      @RequestParam @Nullable Instant from,
      @RequestParam @Nullable Instant to,
      Caller caller,
      HttpServletResponse response)
      throws Exception {
    within(
        caller,
        accountId,
        () -> {
          answers.export(format, from, to, accountId.toString(), response);
          return true;
        });
  }

  @GetMapping("/head")
  SignedHeads.SignedHead head(@PathVariable UUID accountId, Caller caller) throws Exception {
    return within(caller, accountId, answers::head);
  }

  /** Public keys (RFC 7517) of all times, for heads and exports of any age. */
  @GetMapping("/keys")
  Map<String, Object> keys(@PathVariable UUID accountId, Caller caller) throws Exception {
    return within(caller, accountId, answers::keys);
  }

  private <T> T within(Caller caller, UUID account, Callable<T> work) throws Exception {
    authority.require(caller, account);
    return CurrentWorkspace.call(Tenant.account(account), work);
  }
}
