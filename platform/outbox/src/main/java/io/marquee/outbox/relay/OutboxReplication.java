package io.marquee.outbox.relay;

import io.debezium.connector.postgresql.PostgresConnectorConfig;
import io.debezium.connector.postgresql.connection.Lsn;
import io.debezium.connector.postgresql.connection.ReplicationConnection;
import io.debezium.connector.postgresql.connection.ReplicationStream;
import io.debezium.connector.postgresql.connection.WalPositionLocator;
import io.debezium.connector.postgresql.spi.SlotCreationResult;
import io.debezium.jdbc.JdbcConnection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.replication.PGReplicationStream;

/**
 * Debezium's replication connection, on which the stream is one of rows as PostgreSQL sends them,
 * in binary. It always begins at the slot's confirmed position, wherever Debezium would begin.
 */
class OutboxReplication implements ReplicationConnection {
  private static final int STATUS_SECONDS = 10;

  private final ReplicationConnection connection;
  private final PostgresConnectorConfig configuration;
  private final StreamQueue queue;

  OutboxReplication(
      ReplicationConnection connection, PostgresConnectorConfig configuration, StreamQueue queue) {
    this.connection = connection;
    this.configuration = configuration;
    this.queue = queue;
  }

  @Override
  public ReplicationStream startStreaming(WalPositionLocator anywhere) throws SQLException {
    try {
      PGReplicationStream stream =
          ((JdbcConnection) connection)
              .connection()
              .unwrap(PGConnection.class)
              .getReplicationAPI()
              .replicationStream()
              .logical()
              .withSlotName(configuration.slotName())
              .withSlotOption("proto_version", 1)
              .withSlotOption("publication_names", configuration.publicationName())
              .withSlotOption("binary", true)
              .withSlotOption("messages", true)
              .withStatusInterval(STATUS_SECONDS, TimeUnit.SECONDS)
              // Never by the driver: it would confirm what keep-alives say, also amid a
              // transaction.
              .withAutomaticFlush(false)
              .start();
      queue.streaming();
      return new RowStream(stream, queue);
    } catch (SQLException | RuntimeException failed) {
      queue.fail(failed);
      throw failed;
    }
  }

  @Override
  public ReplicationStream startStreaming(Lsn offset, WalPositionLocator anywhere)
      throws SQLException {
    return startStreaming(anywhere);
  }

  @Override
  public Optional<SlotCreationResult> createReplicationSlot() throws SQLException {
    return connection.createReplicationSlot();
  }

  @Override
  public void initConnection() throws SQLException, InterruptedException {
    connection.initConnection();
  }

  @Override
  public boolean isConnected() throws SQLException {
    return connection.isConnected();
  }

  @Override
  public void reconnect() throws SQLException {
    connection.reconnect();
  }

  @Override
  public void close() throws Exception {
    connection.close();
  }
}
