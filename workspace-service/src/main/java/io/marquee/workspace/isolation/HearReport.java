package io.marquee.workspace.isolation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.workspace.isolation.IsolationMove.Report;
import io.marquee.workspace.isolation.IsolationMove.Status;
import io.marquee.workspace.workspace.PlaceWorkspace;
import io.marquee.workspace.workspace.Workspace.Isolation;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the services report, and says when all of them are there. */
@Component
public class HearReport {

  private static final Set<String> ARRIVED = Set.of("switched", "done");

  private final IsolationMoves moves;
  private final PlaceWorkspace placeWorkspace;
  private final IsolationSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  HearReport(
      IsolationMoves moves,
      PlaceWorkspace placeWorkspace,
      IsolationSettings settings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.moves = moves;
    this.placeWorkspace = placeWorkspace;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes in what a service said. Again, without effect.
   *
   * @param operation the move, or what takes it back
   * @param report what it said
   */
  @Transactional
  public void run(UUID operation, Report report) {
    moves.hold(operation).ifPresent(move -> hear(move, move.id().equals(operation), report));
  }

  private void hear(IsolationMove move, boolean isTheMove, Report report) {
    switch (move.status()) {
      case RUNNING -> {
        if (!isTheMove) return;
        moves.report(move.id(), report);
        if (report.step().equals("failed")) goBack(move);
        else if (allAre(move, ARRIVED)) arrived(move);
      }
      case CLEARING -> {
        if (!isTheMove || !report.step().equals("done")) return;
        moves.report(move.id(), report);
        if (allAre(move, Set.of("done"))) moves.to(move.id(), Status.DONE, clock.instant());
      }
      case REVERTING -> {
        // What still comes of the way there says nothing about the way back.
        if (isTheMove) return;
        moves.report(move.id(), reverted(report));
        if (allAre(move, Set.of("reverted"))) moves.to(move.id(), Status.FAILED, clock.instant());
      }
      case SWITCHED, DONE, FAILED -> {}
    }
  }

  private void arrived(IsolationMove move) {
    Status status = move.keepOld() ? Status.SWITCHED : Status.DONE;
    moves.to(move.id(), status, clock.instant());
    placeWorkspace.arrived(move.target());
  }

  private void goBack(IsolationMove move) {
    UUID revert = UuidCreator.getTimeOrderedEpoch();
    moves.revert(move.id(), revert);
    Isolation home = move.target() == Isolation.DEDICATED ? Isolation.SHARED : Isolation.DEDICATED;
    events.publishEvent(new ChangeIsolation.Requested(revert, home, false));
  }

  private static Report reverted(Report report) {
    return new Report(
        report.service(),
        "reverted",
        report.rows(),
        report.windowMillis(),
        report.failure(),
        report.reportedAt());
  }

  private boolean allAre(IsolationMove move, Set<String> steps) {
    Map<String, Report> last =
        moves.hold(move.id()).orElseThrow().services().stream()
            .collect(Collectors.toMap(Report::service, Function.identity()));
    return settings.services().stream()
        .allMatch(service -> last.containsKey(service) && steps.contains(last.get(service).step()));
  }
}
