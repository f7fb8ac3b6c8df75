package io.marquee.outbox.relay;

import io.debezium.config.Configuration;
import io.debezium.connector.postgresql.PostgresConnector;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;

/**
 * Debezium's connector with an {@link OutboxTask}. Public because Debezium makes it by its name.
 */
public class OutboxConnector extends PostgresConnector {
  @Override
  public Class<? extends Task> taskClass() {
    return OutboxTask.class;
  }

  /** The relay has looked at the database just now; a look more only makes a takeover slower. */
  @Override
  protected void validateConnection(
      Map<String, ConfigValue> configValues, Configuration configuration) {}
}
