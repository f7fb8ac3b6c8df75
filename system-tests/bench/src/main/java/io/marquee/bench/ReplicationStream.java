package io.marquee.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/** Reads a slot with the driver's replication API, in a thread of its own. */
final class ReplicationStream {
  private static final long REST_NANOS = 200_000;

  /** Takes a message of the protocol pgoutput, as it came. */
  interface Handler {
    void on(ByteBuffer message, ReplicationStream from);

    /** There is nothing more for now. */
    default void idle(ReplicationStream from) {}
  }

  private final Setup setup;
  private final Handler handler;
  private volatile boolean running;
  private volatile @Nullable Thread thread;
  private @Nullable PGReplicationStream stream;

  ReplicationStream(Setup setup, Handler handler) {
    this.setup = setup;
    this.handler = handler;
  }

  void start() {
    running = true;
    thread = Thread.ofPlatform().name("stream").start(this::run);
  }

  private void run() {
    try (Connection connection = connect();
        PGReplicationStream opened =
            connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(setup.slot())
                .withSlotOption("proto_version", 1)
                .withSlotOption("publication_names", Setup.PUBLICATION)
                .withStatusInterval(1, TimeUnit.SECONDS)
                .start()) {
      stream = opened;
      while (running) {
        ByteBuffer message = opened.readPending();
        if (message != null) {
          handler.on(message, this);
        } else {
          handler.idle(this);
          LockSupport.parkNanos(REST_NANOS);
        }
      }
      opened.forceUpdateStatus();
    } catch (SQLException failed) {
      // Loud: the harness sees the process end.
      failed.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  /** What lies before may be forgotten by the server. */
  void confirm(long lsn) {
    opened().setFlushedLSN(LogSequenceNumber.valueOf(lsn));
    opened().setAppliedLSN(LogSequenceNumber.valueOf(lsn));
  }

  private PGReplicationStream opened() {
    PGReplicationStream now = stream;
    if (now == null) throw new IllegalStateException("the stream is not open");
    return now;
  }

  void stop() throws InterruptedException {
    running = false;
    Thread reading = thread;
    if (reading != null) reading.join();
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    PGProperty.USER.set(properties, Servers.SUPERUSER);
    PGProperty.PASSWORD.set(properties, Servers.PASSWORD);
    PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "18");
    PGProperty.REPLICATION.set(properties, "database");
    PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
    return DriverManager.getConnection(setup.url(), properties);
  }
}
