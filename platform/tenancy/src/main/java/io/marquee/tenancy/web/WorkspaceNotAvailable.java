package io.marquee.tenancy.web;

import io.marquee.tenancy.WorkspaceUnavailable;
import io.marquee.web.MarqueeProblem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The workspace is out of reach for a moment; nothing was done. */
class WorkspaceNotAvailable extends MarqueeProblem {

  private final Duration wait;

  private WorkspaceNotAvailable(String code, String detail, Duration wait) {
    super(
        503,
        code,
        "Workspace not available",
        detail,
        "Send the request again after the time in Retry-After; nothing was done.");
    this.wait = wait;
  }

  static @Nullable MarqueeProblem translate(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof WorkspaceUnavailable unavailable) return of(unavailable.reason());
    }
    return null;
  }

  private static WorkspaceNotAvailable of(WorkspaceUnavailable.Reason reason) {
    return switch (reason) {
      case MOVING ->
          new WorkspaceNotAvailable(
              "workspace_moving",
              "The workspace is being moved and can only be read for a few seconds.",
              Duration.ofSeconds(2));
      case HELD ->
          new WorkspaceNotAvailable(
              "workspace_held",
              "The workspace's schema is not up to date and nobody may enter it until it is.",
              Duration.ofSeconds(30));
    };
  }

  @Override
  public Duration retryAfter() {
    return wait;
  }
}
