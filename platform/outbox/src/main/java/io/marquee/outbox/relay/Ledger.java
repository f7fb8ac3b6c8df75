package io.marquee.outbox.relay;

import java.sql.SQLException;
import java.util.List;

/** What is known to be in Kafka: in memory for quick answers, in the database for the successor. */
class Ledger {
  private final LedgerTable table;
  private final long epoch;
  private final Seqs acknowledged;
  private long settled;

  private Ledger(LedgerTable table, long epoch, long settled, Seqs acknowledged) {
    this.table = table;
    this.epoch = epoch;
    this.settled = settled;
    this.acknowledged = acknowledged;
  }

  static Ledger load(LedgerTable table, long epoch) throws SQLException {
    long settled = table.settled();
    return new Ledger(table, epoch, settled, table.acknowledgedAbove(settled));
  }

  synchronized boolean contains(long seq) {
    return seq <= settled || acknowledged.contains(seq);
  }

  synchronized long settled() {
    return settled;
  }

  synchronized List<Seqs.Range> gaps(long last) {
    return acknowledged.gaps(settled + 1, last);
  }

  /**
   * Notes that the brokers have these rows.
   *
   * @param lsn how far the stream came; 0 if it did not move
   */
  void acknowledge(SeqsByDay seqs, long lsn) throws SQLException {
    table.acknowledge(epoch, seqs, lsn);
    synchronized (this) {
      seqs.forEach((day, each) -> acknowledged.addAll(each));
    }
  }

  /** Notes that up to a seq nothing is missing. */
  void settle(long seq) throws SQLException {
    table.settle(epoch, seq);
    synchronized (this) {
      settled = seq;
      acknowledged.forget(seq);
    }
  }
}
