package io.marquee.workspace.isolation;

import io.marquee.workspace.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the workspace is kept apart, and the proof of it.
 *
 * @param status {@code provisioning} while its schemas are being made
 * @param services those that keep its rows
 * @param move the latest move, null if there was none
 * @param held whether every attempt of the latest probes was refused; null while a service's are
 *     not known
 * @param evidence what each service found last when nobody asked
 * @param probe the latest that was asked for by this workspace, null if there was none
 */
record IsolationView(
    Workspace.Isolation isolation,
    Workspace.Status status,
    Set<String> services,
    @Nullable IsolationMove move,
    @Nullable Boolean held,
    List<IsolationEvidence.Report> evidence,
    @Nullable ProbeView probe) {

  /**
   * A probe that was asked for.
   *
   * @param services what each found
   * @param waitingFor those that have not answered
   */
  record ProbeView(
      UUID id,
      @Nullable UUID requestedBy,
      Instant requestedAt,
      List<IsolationEvidence.Report> services,
      List<String> waitingFor) {}
}
