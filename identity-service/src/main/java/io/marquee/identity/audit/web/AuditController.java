package io.marquee.identity.audit.web;

import io.marquee.identity.audit.EntrySummaries.Filter;
import io.marquee.identity.audit.ExportTrail;
import io.marquee.identity.audit.SignedHeads;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A workspace's trail. */
@RestController
@RequestMapping("/api/v1/w/{workspaceId}/audit")
@Requires("audit:read")
@Tag(name = "Audit", description = "Who changed what, chained so that nothing changes unnoticed.")
class AuditController {

  private final AuditAnswers answers;

  AuditController(AuditAnswers answers) {
    this.answers = answers;
  }

  @GetMapping
  Page<AuditAnswers.AuditEntry> list(
      @RequestParam @Nullable String actor,
      @RequestParam @Nullable String action,
      @RequestParam(name = "target_type") @Nullable String targetType,
      @RequestParam(name = "target_id") @Nullable UUID targetId,
      @RequestParam @Nullable Instant from,
      @RequestParam @Nullable Instant to,
      @RequestParam @Nullable String q,
      Paging paging) {
    return answers.list(new Filter(actor, action, targetType, targetId, from, to, q), paging);
  }

  @GetMapping("/export")
  void export(
      @PathVariable UUID workspaceId,
      @RequestParam(defaultValue = "jsonl") ExportTrail.Format format,
      @RequestParam @Nullable Instant from,
      @RequestParam @Nullable Instant to,
      HttpServletResponse response)
      throws IOException {
    answers.export(format, from, to, workspaceId.toString(), response);
  }

  @GetMapping("/head")
  SignedHeads.SignedHead head() {
    return answers.head();
  }

  /** Public keys (RFC 7517) of all times, for heads and exports of any age. */
  @GetMapping("/keys")
  Map<String, Object> keys() {
    return answers.keys();
  }
}
