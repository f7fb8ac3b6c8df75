package io.marquee.publishing.approval;

import io.marquee.service.audit.AuditFacts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * What posts of a workspace go through.
 *
 * @param workspaceId the workspace
 * @param required whether nothing appears without
 * @param stages in their order, at least one
 * @param version 0 as long as nobody has changed it
 */
public record ApprovalFlow(UUID workspaceId, boolean required, List<Stage> stages, long version) {

  public ApprovalFlow {
    stages = List.copyOf(stages);
  }

  /**
   * What a workspace has that never said otherwise.
   *
   * @param workspace the workspace
   * @return a look from within, then the client's; for who wants it
   */
  static ApprovalFlow ofOld(UUID workspace) {
    return new ApprovalFlow(
        workspace,
        false,
        List.of(
            new Stage(id(workspace, "draft-review"), "Draft Review", Audience.INTERNAL, null),
            new Stage(id(workspace, "final-approval"), "Final Approval", Audience.CLIENT, null)),
        0);
  }

  /** Whether it is still {@link #ofOld}. */
  boolean isUntouched() {
    return version == 0;
  }

  /** The same whenever it is asked for, although nothing is stored. */
  private static UUID id(UUID workspace, String stage) {
    return UUID.nameUUIDFromBytes((workspace + "/" + stage).getBytes(StandardCharsets.UTF_8));
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("approval_flow", workspaceId)
        .with("required", required)
        .with(
            "stages",
            stages.stream()
                .map(
                    stage ->
                        "%s (%s%s)"
                            .formatted(
                                stage.name(),
                                stage.audience().code(),
                                stage.dueInHours() == null
                                    ? ""
                                    : ", " + stage.dueInHours() + " hours"))
                .toList());
  }
}
