package io.marquee.publishing.approval.web;

import io.marquee.publishing.approval.ApprovalFlow;
import io.marquee.publishing.approval.ApprovalFlows;
import io.marquee.publishing.approval.Audience;
import io.marquee.publishing.approval.ChangeApprovalFlow;
import io.marquee.publishing.approval.ChangeApprovalFlow.Wanted;
import io.marquee.publishing.approval.Stage;
import io.marquee.publishing.post.Texts;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/w/{workspaceId}/approval-stages")
class StagesController {

  private final ApprovalFlows flows;
  private final ChangeApprovalFlow changeApprovalFlow;

  StagesController(ApprovalFlows flows, ChangeApprovalFlow changeApprovalFlow) {
    this.flows = flows;
    this.changeApprovalFlow = changeApprovalFlow;
  }

  record ApprovalStages(boolean required, List<Stage> stages) {}

  record StageRequest(
      @Nullable UUID id,
      @NotBlank @Size(max = 60) @Pattern(regexp = Texts.LINE, message = Texts.LINE_MESSAGE)
          String name,
      @NotNull Audience audience,
      @Min(1) @Max(2160) @Nullable Integer dueInHours) {}

  record ApprovalStagesRequest(
      @NotNull Boolean required,
      @NotNull @Size(min = 1, max = 10) List<@NotNull @Valid StageRequest> stages) {}

  @GetMapping
  @Requires("posts:read")
  ResponseEntity<ApprovalStages> get() {
    ApprovalFlow flow = flows.get();
    return ResponseEntity.ok()
        .eTag(Etag.of(flow.version()))
        .body(new ApprovalStages(flow.required(), flow.stages()));
  }

  @PutMapping
  @Requires("workspaces:write")
  ResponseEntity<ApprovalStages> put(
      @Valid @RequestBody ApprovalStagesRequest request, IfMatch ifMatch) {
    var wanted =
        request.stages().stream()
            .map(
                stage ->
                    new Wanted(
                        stage.id(), stage.name().strip(), stage.audience(), stage.dueInHours()))
            .toList();
    changeApprovalFlow.run(request.required(), wanted, ifMatch);
    return get();
  }
}
