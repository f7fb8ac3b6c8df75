package io.marquee.workspace.isolation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.workspace.isolation.IsolationMove.Status;
import io.marquee.workspace.workspace.PlaceWorkspace;
import io.marquee.workspace.workspace.Workspace;
import io.marquee.workspace.workspace.Workspace.Isolation;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts moves of the current workspace, and lets go of what they left. */
@Component
public class ChangeIsolation {

  private final IsolationMoves moves;
  private final PlaceWorkspace placeWorkspace;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Audit audit;

  /** All services shall take the current workspace to a place. */
  public record Requested(UUID operationId, Isolation target, boolean keepOld) {}

  /** All services may delete what the move left. */
  public record Confirmed(UUID operationId) {}

  ChangeIsolation(
      IsolationMoves moves,
      PlaceWorkspace placeWorkspace,
      ApplicationEventPublisher events,
      Clock clock,
      Audit audit) {
    this.moves = moves;
    this.placeWorkspace = placeWorkspace;
    this.events = events;
    this.clock = clock;
    this.audit = audit;
  }

  /** A workspace was made that is to have schemas of its own; nothing is there to be kept. */
  @EventListener
  void on(Workspace.SchemaWanted wanted) {
    begin(Isolation.DEDICATED, false, wanted.ownerId());
  }

  /** Starts a move; the answer is how far it is. */
  @Transactional
  IsolationMove run(Isolation target, boolean keepOld, UUID by) {
    if (placeWorkspace.isAt(target)) throw new AlreadyIsolated(target);
    try {
      begin(target, keepOld, by);
    } catch (DuplicateKeyException another) {
      throw new AlreadyMoving(CurrentWorkspace.id());
    }
    return moves.latest().orElseThrow();
  }

  /** The old rows may go. */
  @Transactional
  IsolationMove confirm(UUID id) {
    IsolationMove move = moves.hold(id).orElseThrow(() -> new MoveNotFound(id));
    if (move.status() == Status.SWITCHED) {
      moves.to(id, Status.CLEARING, clock.instant());
      events.publishEvent(new Confirmed(id));
      audit.noted("isolation_confirmed", facts(id, move.target()));
    } else if (move.status() != Status.CLEARING && move.status() != Status.DONE) {
      throw new NothingToConfirm(move.status());
    }
    return moves.latest().orElseThrow();
  }

  private void begin(Isolation target, boolean keepOld, @Nullable UUID by) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    moves.add(id, target, keepOld, by, clock.instant());
    events.publishEvent(new Requested(id, target, keepOld));
    audit.noted("isolation_requested", facts(id, target));
  }

  private static AuditFacts facts(UUID move, Isolation target) {
    return AuditFacts.of("workspace", CurrentWorkspace.id())
        .with("isolation_move", move)
        .with("isolation", target);
  }
}
