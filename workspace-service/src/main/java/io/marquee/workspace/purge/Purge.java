package io.marquee.workspace.purge;

import java.time.Instant;
import java.util.UUID;

/** What becomes of a purge, told within this service. */
public final class Purge {

  private Purge() {}

  /** Every service is to forget the bound workspace. */
  public record Requested(UUID purgeId, UUID workspaceId, Instant deletedAt) {}

  /** Every service has forgotten it. */
  public record Completed(UUID workspaceId) {}
}
