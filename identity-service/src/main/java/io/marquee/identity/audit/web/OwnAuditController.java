package io.marquee.identity.audit.web;

import io.marquee.identity.audit.EntrySummaries.Filter;
import io.marquee.identity.audit.ExportTrail;
import io.marquee.identity.audit.SignedHeads;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Unauthenticated;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own trail: log-ins, passwords, sessions. Only people see it, not their API keys. */
@RestController
@RequestMapping("/api/v1/auth/audit")
@Tag(name = "Audit")
class OwnAuditController {

  private final AuditAnswers answers;

  OwnAuditController(AuditAnswers answers) {
    this.answers = answers;
  }

  @GetMapping
  Page<AuditAnswers.AuditEntry> list(
      @RequestParam @Nullable String action,
      @RequestParam(name = "target_id") @Nullable UUID targetId,
      @RequestParam @Nullable Instant from,
      @RequestParam @Nullable Instant to,
      @RequestParam @Nullable String q,
      Caller caller,
      Paging paging) {
    requirePerson(caller);
    return answers.list(new Filter(null, action, null, targetId, from, to, q), paging);
  }

  @GetMapping("/export")
  void export(
      @RequestParam(defaultValue = "jsonl") ExportTrail.Format format,
      @RequestParam @Nullable Instant from,
      @RequestParam @Nullable Instant to,
      Caller caller,
      HttpServletResponse response)
      throws IOException {
    requirePerson(caller);
    answers.export(format, from, to, caller.userId().toString(), response);
  }

  @GetMapping("/head")
  SignedHeads.SignedHead head(Caller caller) {
    requirePerson(caller);
    return answers.head();
  }

  /** Public keys (RFC 7517) of all times, for heads and exports of any age. */
  @GetMapping("/keys")
  Map<String, Object> keys() {
    return answers.keys();
  }

  private static void requirePerson(Caller caller) {
    if (caller.sessionId() == null) throw new Unauthenticated("This needs a person's log-in.");
  }
}
