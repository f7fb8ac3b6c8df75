package io.marquee.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The PostgreSQL and the Kafka that all contenders of a run share, as durable as in production. */
public final class Servers implements AutoCloseable {
  public static final String SUPERUSER = "postgres";
  public static final String PASSWORD = "postgres";

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("wal_level", "logical"),
          Map.entry("max_replication_slots", "20"),
          Map.entry("max_wal_senders", "20"),
          Map.entry("shared_buffers", "256MB"),
          // Checkpoints come between the measurements, not in them.
          Map.entry("max_wal_size", "8GB"),
          Map.entry("checkpoint_timeout", "30min"),
          // The one clock of all latencies.
          Map.entry("track_commit_timestamp", "on"),
          Map.entry("jit", "off"),
          Map.entry("timezone", "UTC"));

  private final EmbeddedPostgres postgres;
  private final Broker broker;
  private final long postmaster;

  private Servers(EmbeddedPostgres postgres, Broker broker, long postmaster) {
    this.postgres = postgres;
    this.broker = broker;
    this.postmaster = postmaster;
  }

  public static Servers start(Path folder) throws IOException, SQLException, InterruptedException {
    Path data = folder.resolve("postgres");
    var builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(true);
    SETTINGS.forEach(builder::setServerConfig);
    EmbeddedPostgres postgres = builder.start();
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().trim());
    var servers = new Servers(postgres, Broker.start(folder.resolve("kafka")), pid);
    // Embedded servers like to save on it.
    String fsync = servers.one("postgres", "show fsync");
    if (!fsync.equals("on")) throw new IllegalStateException("fsync is " + fsync);
    return servers;
  }

  public int postgresPort() {
    return postgres.getPort();
  }

  public String kafka() {
    return broker.address();
  }

  /** Processor time of PostgreSQL with all its backends, in seconds. */
  double postgresCpu() {
    return Cpu.ofTree(postmaster);
  }

  double kafkaCpu() {
    return Cpu.of(broker.pid());
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/%s".formatted(postgresPort(), database),
        SUPERUSER,
        PASSWORD);
  }

  public String one(String database, String query) throws SQLException {
    try (Connection connection = connect(database);
        Statement sql = connection.createStatement();
        ResultSet found = sql.executeQuery(query)) {
      return found.next() ? String.valueOf(found.getObject(1)) : "";
    }
  }

  void run(String database, String... commands) throws SQLException {
    try (Connection connection = connect(database);
        Statement sql = connection.createStatement()) {
      for (String command : commands) sql.execute(command);
    }
  }

  @Override
  public void close() throws IOException {
    broker.close();
    postgres.close();
  }
}
