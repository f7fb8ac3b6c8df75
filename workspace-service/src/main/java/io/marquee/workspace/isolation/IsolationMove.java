package io.marquee.workspace.isolation;

import io.marquee.workspace.workspace.Workspace.Isolation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's way to another place, over all services.
 *
 * @param target where to
 * @param keepOld whether the old rows stay until that is confirmed
 * @param services what each service said last; one that is missing has not reported yet
 */
public record IsolationMove(
    UUID id,
    Isolation target,
    boolean keepOld,
    Status status,
    @Nullable UUID startedBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    List<Report> services) {

  /** How far it is. */
  public enum Status {
    /** Services copy, check and switch. */
    RUNNING,
    /** Every service uses the new place; the old rows wait for a confirmation. */
    SWITCHED,
    /** The old rows are being deleted. */
    CLEARING,
    /** A service could not follow: all go back. */
    REVERTING,
    /** It is over, and nothing is left of the old place. */
    DONE,
    /** It is over, and the workspace is where it was. */
    FAILED
  }

  /**
   * What a service said.
   *
   * @param service its short name
   * @param step {@code switched}, {@code done}, {@code failed} or {@code reverted}
   * @param rows how many rows were the same on both sides
   * @param windowMillis for how long writers were held off
   * @param failure what differed
   */
  public record Report(
      String service,
      String step,
      long rows,
      @Nullable Long windowMillis,
      @Nullable String failure,
      Instant reportedAt) {}
}
