package io.marquee.tenancy.move;

import io.marquee.tenancy.move.Move.Step;
import io.marquee.tenancy.move.Move.Target;
import io.marquee.tenancy.move.MovingTables.Content;
import io.marquee.tenancy.schema.OwnerDatabase;
import io.marquee.tenancy.schema.WorkspaceSchemas;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves workspaces between shared tables and schemas of their own, while they are in use. Each step
 * is one transaction that also notes that it was taken: a process that is killed leaves the move at
 * a step, and any other goes on from there.
 *
 * <ol>
 *   <li>Rounds of copying, each from one snapshot; nobody notices.
 *   <li>The switch: writers are held off, the rest is copied, both sides are counted and summed up,
 *       and the place changes, all in one transaction. Readers go on all the while. If anything
 *       differs, it never happened.
 *   <li>Clearing, once confirmed: whoever still reads the old rows is waited for, then they go.
 * </ol>
 */
public class Moves {

  private static final Logger log = LoggerFactory.getLogger(Moves.class);
  private static final String SHARED = "shared";
  private static final int ROUNDS = 5;

  /** A round that touched fewer rows is the last: the switch manages as many in no time. */
  private static final long FEW = 500;

  private static final int TRIES = 30;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final OwnerDatabase database;
  private final WorkspaceSchemas schemas;

  /**
   * For the platform.
   *
   * @param database connections of the owner's
   * @param schemas makes and drops schemas
   */
  public Moves(OwnerDatabase database, WorkspaceSchemas schemas) {
    this.database = database;
    this.schemas = schemas;
  }

  /**
   * Takes a move as far as it can go: to {@link Step#SWITCHED} where the old rows are to be kept,
   * else to {@link Step#DONE}. May be called again at any time, after any failure.
   *
   * @param operation names the move, the same in every service
   * @param workspace the workspace
   * @param target where to
   * @param keep whether the old rows stay until {@link #confirm}
   * @return how far it is now
   * @throws SQLException what the database refused; try again later
   * @throws AlreadyMoving when another move of the workspace has not ended
   * @throws InterruptedException when it was ended amid waiting; call again
   */
  public Move advance(UUID operation, UUID workspace, Target target, boolean keep)
      throws SQLException, InterruptedException {
    database.inTransaction(
        owner -> {
          MoveTable.begin(owner, operation, workspace, target, keep);
          return true;
        });
    return advance(operation);
  }

  /**
   * Says that the old rows are not needed any more, and deletes them.
   *
   * @param operation the move
   * @return how far it is now
   * @throws SQLException what the database refused; try again later
   * @throws InterruptedException when it was ended amid waiting; call again
   */
  public Move confirm(UUID operation) throws SQLException, InterruptedException {
    database.inTransaction(
        owner -> {
          Move move = MoveTable.find(owner, operation, true).orElseThrow();
          if (move.step() == Step.SWITCHED) MoveTable.to(owner, operation, Step.CLEARING);
          return true;
        });
    return advance(operation);
  }

  /**
   * Ends a workspace's stay in a schema of its own, wherever it is: what is left goes to the shared
   * tables, and the schema goes. To be called once its rows were deleted; again after any failure.
   * A move that waits for its confirmation does not get it any more, and so has it by this.
   *
   * @param operation names the end
   * @param workspace the workspace
   * @throws SQLException what the database refused; try again later
   * @throws AlreadyMoving when a move of the workspace is under way; try again later
   * @throws InterruptedException when it was ended amid waiting; call again
   */
  public void leave(UUID operation, UUID workspace) throws SQLException, InterruptedException {
    Optional<UUID> kept =
        database.inTransaction(owner -> MoveTable.keptBy(owner, workspace, Target.SHARED));
    if (kept.isPresent()) confirm(kept.get());
    Move end = advance(operation, workspace, Target.SHARED, false);
    if (end.step() != Step.DONE) {
      throw new IllegalStateException(
          "the workspace %s cannot leave its schema: %s".formatted(workspace, end.failure()));
    }
  }

  private Move advance(UUID operation) throws SQLException, InterruptedException {
    while (true) {
      Move move = database.inTransaction(o -> MoveTable.find(o, operation, false).orElseThrow());
      switch (move.step()) {
        case COPYING -> copyAndSwitch(move);
        case SWITCHED -> {
          if (move.keep()) return move;
          confirmed(move);
        }
        case CLEARING -> clear(move);
        case DONE, FAILED -> {
          return move;
        }
      }
    }
  }

  private void copyAndSwitch(Move move) throws SQLException, InterruptedException {
    if (move.target() == Target.DEDICATED) {
      database.inTransaction(owner -> schemas.make(owner, move.workspaceId()));
    }
    for (int round = 0; round < ROUNDS; round++) {
      if (database.inTransaction(owner -> copyRound(owner, move)) < FEW) break;
    }
    try {
      untilLocked(() -> database.inTransaction(owner -> switchOver(owner, move)));
    } catch (MoveRefused refused) {
      log.error("A workspace was not moved: {}", refused.getMessage());
      database.inTransaction(owner -> undo(owner, move, String.valueOf(refused.getMessage())));
    }
  }

  private long copyRound(Connection owner, Move move) throws SQLException {
    // One snapshot for all tables, so that none refers to a row that came later.
    execute(owner, "set transaction isolation level repeatable read");
    if (isNot(owner, move, Step.COPYING) || hasArrived(owner, move)) return 0;
    long touched =
        MovingTables.read(owner)
            .bringOver(owner, move.workspaceId(), source(move), destination(move));
    MoveTable.copied(owner, move.operationId());
    return touched;
  }

  private boolean switchOver(Connection owner, Move move) throws SQLException {
    // What is running may end, but not for long: whoever comes meanwhile waits behind us.
    execute(owner, "set local lock_timeout = '1s'");
    execute(owner, "set local statement_timeout = '60s'");
    long began = System.nanoTime();
    try (PreparedStatement sql =
        owner.prepareStatement("select pg_advisory_xact_lock(service.workspace_lock(?))")) {
      sql.setObject(1, move.workspaceId());
      sql.execute();
    }
    if (isNot(owner, move, Step.COPYING)) return false;
    if (!hasArrived(owner, move)) {
      MovingTables tables = MovingTables.read(owner);
      tables.bringOver(owner, move.workspaceId(), source(move), destination(move));
      var before = tables.contents(owner, move.workspaceId(), source(move));
      var after = tables.contents(owner, move.workspaceId(), destination(move));
      requireSame(before, after);
      place(owner, move);
      MoveTable.switched(owner, move.operationId(), after, (System.nanoTime() - began) / 1_000_000);
    } else {
      MoveTable.to(owner, move.operationId(), Step.DONE);
    }
    return true;
  }

  private static void requireSame(Map<String, Content> before, Map<String, Content> after) {
    for (var each : before.entrySet()) {
      Content copy = after.get(each.getKey());
      if (!each.getValue().equals(copy)) {
        throw new MoveRefused(
            "the table %s differs: %s, its copy %s"
                .formatted(each.getKey(), each.getValue(), copy));
      }
    }
  }

  private static void place(Connection owner, Move move) throws SQLException {
    if (move.target() == Target.DEDICATED) {
      MoveTable.update(
          owner,
          "insert into service.placements (workspace_id, schema) values (?, ?)",
          move.workspaceId(),
          WorkspaceSchemas.nameOf(move.workspaceId()));
    } else {
      MoveTable.update(
          owner, "delete from service.placements where workspace_id = ?", move.workspaceId());
    }
  }

  private boolean undo(Connection owner, Move move, String reason) throws SQLException {
    if (isNot(owner, move, Step.COPYING)) return false;
    if (move.target() == Target.DEDICATED) schemas.drop(owner, move.workspaceId());
    else MovingTables.read(owner).clear(owner, move.workspaceId(), SHARED);
    MoveTable.failure(owner, move.operationId(), reason);
    MoveTable.to(owner, move.operationId(), Step.FAILED);
    return true;
  }

  private void confirmed(Move move) throws SQLException {
    database.inTransaction(
        owner -> {
          MoveTable.to(owner, move.operationId(), Step.CLEARING);
          return true;
        });
  }

  private void clear(Move move) throws SQLException, InterruptedException {
    // Readers hold this lock; those that come now read the new place, so the last one to wait for
    // began before the switch.
    untilLocked(
        () ->
            database.inTransaction(
                owner -> {
                  execute(owner, "set local lock_timeout = '200ms'");
                  try (PreparedStatement sql =
                      owner.prepareStatement(
                          "select pg_advisory_xact_lock(service.reader_lock(?), 1)")) {
                    sql.setObject(1, move.workspaceId());
                    return sql.execute();
                  }
                }));
    untilLocked(
        () ->
            database.inTransaction(
                owner -> {
                  if (isNot(owner, move, Step.CLEARING)) return false;
                  execute(owner, "set local lock_timeout = '1s'");
                  if (move.target() == Target.SHARED) schemas.drop(owner, move.workspaceId());
                  else MovingTables.read(owner).clear(owner, move.workspaceId(), SHARED);
                  MoveTable.to(owner, move.operationId(), Step.DONE);
                  return true;
                }));
  }

  private static boolean isNot(Connection owner, Move move, Step step) throws SQLException {
    return MoveTable.find(owner, move.operationId(), true).orElseThrow().step() != step;
  }

  /** The workspace is there already: nothing is to be copied onto itself. */
  private static boolean hasArrived(Connection owner, Move move) throws SQLException {
    try (PreparedStatement sql =
        owner.prepareStatement("select 1 from service.placements where workspace_id = ?")) {
      sql.setObject(1, move.workspaceId());
      try (ResultSet row = sql.executeQuery()) {
        return row.next() == (move.target() == Target.DEDICATED);
      }
    }
  }

  private static String source(Move move) {
    return move.target() == Target.DEDICATED ? SHARED : WorkspaceSchemas.nameOf(move.workspaceId());
  }

  private static String destination(Move move) {
    return move.target() == Target.DEDICATED ? WorkspaceSchemas.nameOf(move.workspaceId()) : SHARED;
  }

  private interface Try {
    void run() throws SQLException;
  }

  private static void untilLocked(Try work) throws SQLException, InterruptedException {
    for (int tried = 1; ; tried++) {
      try {
        work.run();
        return;
      } catch (SQLException busy) {
        if (!LOCK_NOT_AVAILABLE.equals(busy.getSQLState()) || tried == TRIES) throw busy;
        TimeUnit.MILLISECONDS.sleep(100L * Math.min(tried, 10));
      }
    }
  }

  private static void execute(Connection owner, String statement) throws SQLException {
    try (Statement sql = owner.createStatement()) {
      sql.execute(statement);
    }
  }
}
