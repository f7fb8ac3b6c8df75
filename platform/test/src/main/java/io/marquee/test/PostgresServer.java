package io.marquee.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL that ends with the JVM.
 *
 * @param host where it is
 * @param port its port there
 */
record PostgresServer(String host, int port) {

  static final String IMAGE = "postgres:18";

  private static final Map<String, String> SETTINGS =
      Map.of(
          "wal_level", "logical",
          "max_replication_slots", "20",
          "max_wal_senders", "20",
          "max_connections", "150");

  static PostgresServer start() {
    return ContainerEngine.isUsed() ? contained() : embedded();
  }

  private static PostgresServer embedded() {
    try {
      var builder = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1));
      SETTINGS.forEach(builder::setServerConfig);
      return new PostgresServer("localhost", builder.start().getPort());
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL for tests did not start", failed);
    }
  }

  @SuppressWarnings("resource") // ends with the JVM
  private static PostgresServer contained() {
    List<String> command = new ArrayList<>(List.of("postgres", "-c", "fsync=off"));
    SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    var server =
        new PostgreSQLContainer(IMAGE)
            .withUsername("postgres")
            .withPassword("postgres")
            .withDatabaseName("postgres")
            .withCommand(command.toArray(String[]::new));
    server.start();
    return new PostgresServer(server.getHost(), server.getMappedPort(5432));
  }
}
