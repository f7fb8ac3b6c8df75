package io.marquee.outbox.testing;

import io.marquee.tenancy.database.ServiceDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One PostgreSQL and one Kafka for all tests of a JVM, started when first used. */
public final class Servers {
  static final String PASSWORD = "test";

  private Servers() {}

  private static final class Postgres {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setPGStartupWait(Duration.ofMinutes(1))
            .setServerConfig("wal_level", "logical")
            // Each test of the relay has a database, and each of these a slot, which stays.
            .setServerConfig("max_replication_slots", "60")
            .setServerConfig("max_wal_senders", "20")
            .start();
      } catch (IOException failed) {
        throw new UncheckedIOException("PostgreSQL for tests did not start", failed);
      }
    }
  }

  private static final class Kafka {
    static final KafkaBroker RUNNING = new KafkaBroker();
  }

  public static int postgresPort() {
    return Postgres.RUNNING.getPort();
  }

  public static KafkaBroker kafka() {
    return Kafka.RUNNING;
  }

  /** Makes a service's database, or completes it. */
  public static void createDatabase(String service) {
    try {
      new ServiceDatabase("localhost", postgresPort(), "postgres", "postgres")
          .create(service, new ServiceDatabase.Passwords(PASSWORD, PASSWORD, PASSWORD, PASSWORD));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Looks into a database past all rights. */
  public static List<Map<String, Object>> rows(String database, String sql, Object... arguments) {
    try (Connection connection = connect(database)) {
      return new JdbcTemplate(new SingleConnectionDataSource(connection, true))
          .queryForList(sql, arguments);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Changes a database past all rights. */
  public static int update(String database, String sql, Object... arguments) {
    try (Connection connection = connect(database)) {
      return new JdbcTemplate(new SingleConnectionDataSource(connection, true))
          .update(sql, arguments);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public static long count(String database, String from, Object... arguments) {
    Object count =
        rows(database, "select count(*) as n from " + from, arguments).getFirst().get("n");
    if (count instanceof Long number) return number;
    throw new IllegalStateException("no count");
  }

  public static Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/%s".formatted(postgresPort(), database),
        "postgres",
        "postgres");
  }
}
