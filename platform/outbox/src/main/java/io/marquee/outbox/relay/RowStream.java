package io.marquee.outbox.relay;

import io.debezium.connector.postgresql.connection.Lsn;
import io.debezium.connector.postgresql.connection.ReplicationStream;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/**
 * Reads what PostgreSQL sends into a {@link StreamQueue}, and tells it how far the relay came. All
 * of it in the one thread that Debezium reads in: a second one would wait for the driver's lock,
 * which the first holds while it waits for something to come.
 */
class RowStream implements ReplicationStream {
  /** After so many messages Debezium may look whether it is to end. */
  private static final int AT_ONCE = 256;

  private static final long CONFIRM_EVERY = TimeUnit.MILLISECONDS.toNanos(100);

  private final PGReplicationStream stream;
  private final StreamQueue queue;
  private final PgOutput decoder;
  private long confirmed;
  private long confirmedAt;

  RowStream(PGReplicationStream stream, StreamQueue queue) {
    this.stream = stream;
    this.queue = queue;
    this.decoder = new PgOutput(queue.source());
    this.confirmedAt = System.nanoTime() - CONFIRM_EVERY;
  }

  /**
   * Gives true also when nothing came, since Debezium would sleep otherwise. The waiting is done in
   * the {@link PatientSocketFactory socket}, which wakes when there is something.
   */
  @Override
  public boolean readPending(ReplicationMessageProcessor unused)
      throws SQLException, InterruptedException {
    try {
      for (int n = 0; n < AT_ONCE; n++) {
        ByteBuffer message = stream.readPending();
        if (message != null) {
          StreamQueue.Batch rows = decoder.read(message);
          if (rows != null) queue.put(rows);
        }
        confirm();
        if (message == null) break;
      }
      return true;
    } catch (SQLException | RuntimeException failed) {
      queue.fail(failed);
      throw failed;
    }
  }

  @Override
  public void read(ReplicationMessageProcessor unused) throws SQLException, InterruptedException {
    readPending(unused);
  }

  private void confirm() throws SQLException {
    long position = queue.confirmed();
    if (position <= confirmed || System.nanoTime() - confirmedAt < CONFIRM_EVERY) return;
    LogSequenceNumber lsn = LogSequenceNumber.valueOf(position);
    stream.setFlushedLSN(lsn);
    stream.setAppliedLSN(lsn);
    stream.forceUpdateStatus();
    confirmed = position;
    confirmedAt = System.nanoTime();
  }

  /** Not what Debezium thinks, but what the ledger says: see {@link #confirm}. */
  @Override
  public void flushLsn(Lsn lsn) {}

  @Override
  public Lsn lastReceivedLsn() {
    return Lsn.valueOf(stream.getLastReceiveLSN());
  }

  @Override
  public Lsn startLsn() {
    return lastReceivedLsn();
  }

  /** The driver tells the server that it lives whenever it reads. */
  @Override
  public void startKeepAlive(ExecutorService service) {
    service.shutdown();
  }

  @Override
  public void stopKeepAlive() {}

  @Override
  public void close() throws SQLException {
    stream.close();
  }
}
