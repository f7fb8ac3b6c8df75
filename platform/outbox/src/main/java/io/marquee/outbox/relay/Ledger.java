package io.marquee.outbox.relay;

import java.sql.SQLException;
import java.util.List;

/** What is known to be in Kafka: in memory for quick answers, in the database for the successor. */
class Ledger {
  private final RelayDatabase database;
  private final long epoch;
  private final Seqs acknowledged;
  private long settled;

  private Ledger(RelayDatabase database, long epoch, long settled, Seqs acknowledged) {
    this.database = database;
    this.epoch = epoch;
    this.settled = settled;
    this.acknowledged = acknowledged;
  }

  static Ledger load(RelayDatabase database, long epoch) throws SQLException {
    long settled = database.settled();
    return new Ledger(database, epoch, settled, database.acknowledgedAbove(settled));
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
    database.acknowledge(epoch, seqs, lsn);
    synchronized (this) {
      seqs.forEach((day, each) -> acknowledged.addAll(each));
    }
  }

  /** Notes that up to a seq nothing is missing. */
  void settle(long seq) throws SQLException {
    database.settle(epoch, seq);
    synchronized (this) {
      settled = seq;
      acknowledged.forget(seq);
    }
  }
}
