package io.marquee.service.placement;

import io.marquee.service.jobs.Job;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.move.Move;
import io.marquee.tenancy.move.Move.Step;
import io.marquee.tenancy.move.Move.Target;
import io.marquee.tenancy.move.Moves;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Takes the rows of a workspace to their place. Whatever was reached before it died stays. */
class MoveWorkspace extends Job<MoveWorkspace.Work> {

  private final Moves moves;
  private final PlacementAnnouncer announcer;

  /**
   * What is to be done.
   *
   * @param operationId the move
   * @param isolation where to
   * @param keepOld whether the old rows stay until confirmed
   * @param confirmed whether they may go now
   */
  record Work(UUID operationId, String isolation, boolean keepOld, boolean confirmed) {}

  MoveWorkspace(Moves moves, PlacementAnnouncer announcer) {
    super("move-workspace", Work.class);
    this.moves = moves;
    this.announcer = announcer;
  }

  @Override
  public void run(String id, Work work) throws Exception {
    Move move =
        work.confirmed()
            ? moves.confirm(work.operationId())
            : moves.advance(
                work.operationId(),
                CurrentWorkspace.id(),
                Target.valueOf(work.isolation().toUpperCase(Locale.ROOT)),
                work.keepOld());
    if (work.confirmed() && move.step() != Step.DONE) {
      throw new IllegalStateException("the move is not over, but " + move.step());
    }
    announcer.reached(move);
  }

  /** Another move may have to end first, or the database be back. */
  @Override
  public Optional<Duration> retryAfter(int failures) {
    return Optional.of(Duration.ofMillis(Math.min(60_000, 250L << Math.min(failures - 1, 9))));
  }
}
