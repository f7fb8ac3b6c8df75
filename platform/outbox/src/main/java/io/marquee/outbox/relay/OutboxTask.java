package io.marquee.outbox.relay;

import io.debezium.bean.StandardBeanNames;
import io.debezium.bean.spi.BeanRegistry;
import io.debezium.config.Configuration;
import io.debezium.connector.postgresql.PostgresConnectorConfig;
import io.debezium.connector.postgresql.PostgresConnectorTask;
import io.debezium.connector.postgresql.PostgresOffsetContext;
import io.debezium.connector.postgresql.PostgresPartition;
import io.debezium.connector.postgresql.PostgresSchema;
import io.debezium.connector.postgresql.connection.PostgresConnection;
import io.debezium.connector.postgresql.connection.ReplicationConnection;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.service.spi.ServiceRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's task, which reads as it always does, but hands on whole batches of the outbox's rows:
 * what it reads goes past its own queue, whose reader and writer sleep by turns, and past its
 * change events, which cost several times as much as a row. Public because Debezium makes it.
 */
public class OutboxTask extends PostgresConnectorTask {
  private static final Duration LOOK_UP = Duration.ofSeconds(1);

  private @Nullable StreamQueue queue;
  private @Nullable ServiceRegistry services;

  @Override
  public ChangeEventSourceCoordinator<PostgresPartition, PostgresOffsetContext> start(
      Configuration configuration) {
    queue = OutboxStream.queueOf(configuration.getString("name"));
    var coordinator = super.start(configuration);
    closeWhatNobodyUses();
    return coordinator;
  }

  @Override
  protected void registerServiceProviders(ServiceRegistry registry) {
    services = registry;
    super.registerServiceProviders(registry);
  }

  /** A connection for snapshots, of which there are none. */
  private void closeWhatNobodyUses() {
    BeanRegistry beans = services == null ? null : services.tryGetService(BeanRegistry.class);
    if (beans == null) return;
    beans.lookupByName(StandardBeanNames.JDBC_CONNECTION, PostgresConnection.class).close();
  }

  @Override
  protected ReplicationConnection buildReplicationConnection(
      PostgresConnection connection, PostgresSchema schema, PostgresConnectorConfig configuration)
      throws SQLException {
    return new OutboxReplication(
        super.buildReplicationConnection(connection, schema, configuration),
        configuration,
        queue());
  }

  @Override
  public List<SourceRecord> doPoll() throws InterruptedException {
    StreamQueue.Batch batch = queue().take(LOOK_UP);
    Throwable failure = getErrorHandler().map(ErrorHandler::getProducerThrowable).orElse(null);
    if (failure != null) throw new ConnectException("the stream ended", failure);
    if (batch.isEmpty()) return List.of();
    return List.of(new SourceRecord(Map.of(), Map.of(), "outbox", null, batch));
  }

  private StreamQueue queue() {
    if (queue == null) throw new IllegalStateException("not started");
    return queue;
  }
}
