package io.marquee.workspace.workspace;

import io.marquee.web.MarqueeProblem;
import java.time.Duration;
import java.util.UUID;

/** The workspace's schemas are still being made. */
class WorkspaceProvisioning extends MarqueeProblem {

  WorkspaceProvisioning(UUID id) {
    super(
        503,
        "workspace_provisioning",
        "Workspace not ready",
        "The workspace " + id + " is being made.",
        "Send the request again after the time in Retry-After.");
  }

  @Override
  public Duration retryAfter() {
    return Duration.ofSeconds(1);
  }
}
