package io.marquee.publishing.approval.web;

import io.marquee.publishing.approval.ApprovalDetails;
import io.marquee.publishing.approval.ApprovalStatus;
import io.marquee.publishing.approval.ApprovalSummaries;
import io.marquee.publishing.approval.ApprovalSummary;
import io.marquee.publishing.approval.ChangeApproval;
import io.marquee.publishing.approval.Workload;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.InvalidRequest;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/w/{workspaceId}/approvals")
class ApprovalController {

  private final ApprovalSummaries approvals;
  private final ChangeApproval changeApproval;

  ApprovalController(ApprovalSummaries approvals, ChangeApproval changeApproval) {
    this.approvals = approvals;
    this.changeApproval = changeApproval;
  }

  @GetMapping
  @Requires("posts:read")
  Page<ApprovalSummary> list(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(name = "assignee_id", required = false) @Nullable UUID assigneeId,
      @RequestParam(name = "stage_id", required = false) @Nullable UUID stageId,
      @RequestParam(required = false) @Nullable Boolean overdue,
      Paging paging) {
    return approvals.list(
        new ApprovalSummaries.Filter(status(status), assigneeId, stageId, overdue), paging);
  }

  @GetMapping("/workload")
  @Requires("posts:read")
  Page<Workload> workload() {
    return Page.whole(approvals.workload());
  }

  @GetMapping("/{id}")
  @Requires("posts:read")
  ResponseEntity<ApprovalDetails> get(@PathVariable UUID id) {
    ApprovalDetails found = approvals.get(id);
    return ResponseEntity.ok().eTag(Etag.of(found.version())).body(found);
  }

  @PatchMapping("/{id}")
  @Requires("posts:write")
  ResponseEntity<ApprovalDetails> change(
      @PathVariable UUID id,
      @Valid @RequestBody ApprovalChange change,
      IfMatch ifMatch,
      Caller caller) {
    changeApproval.run(id, ifMatch, change::on, caller.userId());
    return get(id);
  }

  private static @Nullable ApprovalStatus status(@Nullable String text) {
    if (text == null) return null;
    return ApprovalStatus.find(text)
        .orElseThrow(
            () ->
                new InvalidRequest(
                    "?status", "unknown_status", "There is no status " + text + "."));
  }
}
