package io.marquee.outbox.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves that every committed row of the outbox reached Kafka, and sends what did not. It does not
 * trust the stream; it goes through numbers:
 *
 * <ol>
 *   <li>It notes the last seq given out, then begins a transaction. Whoever holds one of those seqs
 *       has an older id than that.
 *   <li>Once all older transactions have ended, it writes a mark into the WAL. All of their rows
 *       lie before it.
 *   <li>When the mark comes out of the stream, all of those rows should have been acknowledged. A
 *       seq that was not belongs to a transaction that was rolled back, or was lost: the rows that
 *       are in the table are sent.
 * </ol>
 *
 * It costs nothing while nothing is said, one mark per round otherwise, and one query per gap.
 */
class Reconciler {
  static final String PREFIX = "marquee.settle";

  private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
  private static final int CHUNK = 500;

  /** A stream that lags behind this much gets a mark, so that the server can let go of its WAL. */
  private static final long UNCONFIRMED_BYTES = 1024 * 1024;

  private static final Duration MARK_LOST_AFTER = Duration.ofMinutes(1);

  private final RelayDatabase database;
  private final Leadership leadership;
  private final Ledger ledger;
  private final Publisher publisher;
  private final RelayStatus status;
  private final RelayMeters meters;
  private final String slot;
  private final String source;
  private final Set<String> compacted;

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Round round;

  Reconciler(
      RelayDatabase database,
      Leadership leadership,
      Ledger ledger,
      Publisher publisher,
      RelayStatus status,
      RelayMeters meters,
      String slot,
      String source,
      Set<String> compacted) {
    this.database = database;
    this.leadership = leadership;
    this.ledger = ledger;
    this.publisher = publisher;
    this.status = status;
    this.meters = meters;
    this.slot = slot;
    this.source = source;
    this.compacted = compacted;
  }

  /** One pass of the proof. */
  private record Round(long lastSeq, long transaction, @Nullable Instant markedAt) {
    boolean isMarked() {
      return markedAt != null;
    }

    boolean markIsLost() {
      return markedAt != null && markedAt.plus(MARK_LOST_AFTER).isBefore(Instant.now());
    }
  }

  /**
   * Sends all that was said before the slot was made, which cannot come out of the stream. Called
   * before the stream begins, so that the order is kept. If a transaction stays open for longer,
   * its events are left to the rounds.
   */
  void catchUp(Duration patience) throws SQLException, InterruptedException {
    long lastSeq = database.lastSeq();
    if (lastSeq <= ledger.settled()) return;
    long transaction = database.newTransaction();
    long waited = System.nanoTime();
    while (database.oldestRunning() < transaction) {
      if (System.nanoTime() - waited > patience.toNanos()) return;
      Thread.sleep(50);
    }
    long sent = 0;
    for (Seqs.Range gap : ledger.gaps(lastSeq)) sent += repair(gap);
    ledger.settle(lastSeq);
    if (sent > 0) log.info("{} events were sent from the table, as the slot is new", sent);
  }

  /** Goes one step on with the current round, or begins one. Called from time to time. */
  void step() throws SQLException {
    // While the stream's thread repairs, perhaps waiting for Kafka, there is no next step.
    if (!lock.tryLock()) return;
    try {
      goOn();
    } finally {
      lock.unlock();
    }
  }

  private void goOn() throws SQLException {
    long lastSeq = database.lastSeq();
    report(lastSeq);
    boolean behind = slotIsBehind();
    Round current = round;
    if (current == null || current.markIsLost()) {
      if (lastSeq <= ledger.settled() && !behind) return;
      // In this order: see the class.
      current = new Round(lastSeq, database.newTransaction(), null);
      round = current;
    }
    if (!current.isMarked() && database.oldestRunning() >= current.transaction()) {
      round = new Round(current.lastSeq(), current.transaction(), Instant.now());
      database.mark(PREFIX, markOf(current.lastSeq()));
    }
  }

  /** Called, in the stream's thread, when a mark has come and all before it is acknowledged. */
  void passed(String mark) throws SQLException, InterruptedException {
    lock.lock();
    try {
      settle(mark);
    } finally {
      lock.unlock();
    }
  }

  private void settle(String mark) throws SQLException, InterruptedException {
    Round current = round;
    // Of an earlier leader, or of a round that was given up.
    if (current == null || !mark.equals(markOf(current.lastSeq()))) return;
    long repaired = 0;
    for (Seqs.Range gap : ledger.gaps(current.lastSeq())) repaired += repair(gap);
    if (repaired > 0) {
      meters.repaired.increment(repaired);
      log.warn("{} events had not come out of the stream and were sent from the table", repaired);
    }
    if (current.lastSeq() > ledger.settled()) ledger.settle(current.lastSeq());
    round = null;
  }

  private long repair(Seqs.Range gap) throws SQLException, InterruptedException {
    long repaired = 0;
    long next = gap.first();
    while (next <= gap.last()) {
      List<OutboxRow> rows = database.rows(next, gap.last(), CHUNK, source);
      if (rows.isEmpty()) break;
      Publisher.Sent sent = publisher.send(rows);
      publisher.await(List.of(sent));
      sendNewestAgain(rows, gap);
      ledger.acknowledge(sent.seqs(), 0);
      repaired += rows.size();
      next = rows.getLast().seq() + 1;
    }
    return repaired;
  }

  /**
   * A compacted topic keeps the last record of a key: after a state that was sent late, whoever
   * reads the topic anew would take it for the newest. So the newest is sent once more, until none
   * was committed meanwhile, which the stream may have sent in between. What follows within the gap
   * itself comes in its turn.
   */
  private void sendNewestAgain(List<OutboxRow> late, Seqs.Range gap)
      throws SQLException, InterruptedException {
    List<OutboxRow> states =
        late.stream().filter(row -> compacted.contains(row.record().topic())).toList();
    if (states.isEmpty()) return;
    List<Long> before = List.of();
    while (true) {
      List<OutboxRow> newest = database.newestSince(gap.last(), states, source);
      List<Long> seqs = newest.stream().map(OutboxRow::seq).toList();
      if (seqs.equals(before)) return;
      publisher.await(List.of(publisher.send(newest)));
      before = seqs;
    }
  }

  private boolean slotIsBehind() throws SQLException {
    RelayDatabase.Slot current = database.slot(slot).orElse(null);
    if (current == null) return false;
    status.slot(current);
    return current.unconfirmed() > UNCONFIRMED_BYTES;
  }

  private void report(long lastSeq) throws SQLException {
    List<Seqs.Range> gaps = ledger.gaps(lastSeq);
    long rows = 0;
    for (Seqs.Range gap : gaps) rows += gap.last() - gap.first() + 1;
    Instant since =
        gaps.isEmpty()
            ? null
            : database.timeOfFirst(gaps.getFirst().first(), gaps.getFirst().last()).orElse(null);
    status.backlog(rows, since);
  }

  private String markOf(long lastSeq) {
    return leadership.epoch() + ":" + lastSeq;
  }
}
