package io.marquee.tenancy.move;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's way from one place to another within a service.
 *
 * @param operationId names it, the same in every service
 * @param workspaceId the workspace
 * @param target where to
 * @param keep whether the old rows stay until somebody confirms
 * @param step how far it is
 * @param rows how many rows both places had when it switched
 * @param windowMillis how long writers were held off, null before it switched
 * @param failure why it failed, null if it did not
 */
public record Move(
    UUID operationId,
    UUID workspaceId,
    Target target,
    boolean keep,
    Step step,
    long rows,
    @Nullable Long windowMillis,
    @Nullable String failure) {

  /** Where a workspace's rows may lie. */
  public enum Target {
    /** In a schema of its own. */
    DEDICATED,
    /** In the tables that many share. */
    SHARED
  }

  /** How far a move is. */
  public enum Step {
    /** Rows are copied while the old place is in use. */
    COPYING,
    /** The new place is in use; the old rows are still there. */
    SWITCHED,
    /** The old rows are being deleted. */
    CLEARING,
    /** Nothing is left of the old place. */
    DONE,
    /** The old place stays in use, and nothing is left of the new one. */
    FAILED
  }
}
