package io.marquee.film.bench;

import io.marquee.film.FilmApplication;
import io.marquee.service.jobs.Job;
import io.marquee.tenancy.database.ServiceDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.TestSocketUtils;

/** A PostgreSQL that writes to its disk, and film-service on it, without Kafka. */
final class Stage implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final Path migrations;
  private final int storePort = TestSocketUtils.findAvailableTcpPort();
  private @Nullable ConfigurableApplicationContext service;

  private Stage(EmbeddedPostgres postgres, Path migrations) {
    this.postgres = postgres;
    this.migrations = migrations;
  }

  static Stage start(Path migrations) throws Exception {
    Files.deleteIfExists(migration(migrations));
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("wal_level", "logical")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "8GB")
            .setServerConfig("jit", "off")
            .setServerConfig("max_locks_per_transaction", "256")
            .start();
    new ServiceDatabase("localhost", postgres.getPort(), "postgres", "postgres")
        .create("film", new ServiceDatabase.Passwords("o", "a", "r", "x"));
    var stage = new Stage(postgres, migrations);
    stage.restart();
    return stage;
  }

  /** Starts the service anew; how long that took, in milliseconds. */
  long restart() {
    if (service != null) service.close();
    long began = System.nanoTime();
    service =
        new SpringApplicationBuilder(FilmApplication.class)
            .web(WebApplicationType.NONE)
            .run(
                "--marquee.postgres.port=" + postgres.getPort(),
                "--marquee.postgres.owner-password=o",
                "--marquee.postgres.app-password=a",
                "--marquee.postgres.relay-password=r",
                "--marquee.postgres.across-password=x",
                "--marquee.events.relay=false",
                "--marquee.events.listen=false",
                "--marquee.isolation-probe.scheduled=false",
                "--marquee.kafka=localhost:1",
                "--marquee.s3.endpoint=http://localhost:" + storePort,
                "--marquee.s3.access-key=none",
                "--marquee.s3.secret-key=none",
                "--marquee.internal-token.key=dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=",
                "--marquee.audit.key=dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=",
                "--logging.level.org.apache.kafka=off",
                "--logging.level.org.flywaydb=error",
                "--logging.level.root=error");
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** From the next start on there is a migration more. */
  void addMigration(String sql) throws Exception {
    Path file = migration(migrations);
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql);
  }

  private static Path migration(Path folder) {
    return folder.resolve("db/tenant/V9999__bench.sql");
  }

  <T> T bean(Class<T> type) {
    if (service == null) throw new IllegalStateException("the service is not running");
    return service.getBean(type);
  }

  @SuppressWarnings("unchecked")
  <T> Job<T> bean(String name) {
    if (service == null) throw new IllegalStateException("the service is not running");
    return service.getBean(name, Job.class);
  }

  /** Where the service looks for the object store; nothing is there unless somebody starts it. */
  int storePort() {
    return storePort;
  }

  Connection superuser() throws SQLException {
    return connect("postgres", "postgres");
  }

  Connection app() throws SQLException {
    return connect("film_app", "a");
  }

  private Connection connect(String user, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/film".formatted(postgres.getPort()), user, password);
  }

  void run(String... commands) throws SQLException {
    try (Connection connection = superuser();
        Statement sql = connection.createStatement()) {
      sql.execute("set search_path = shared, service");
      for (String command : commands) sql.execute(command);
    }
  }

  long number(String query) throws SQLException {
    try (Connection connection = superuser();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  static void say(String line, Object... values) {
    System.out.println(String.format(Locale.ROOT, line, values));
  }

  @Override
  public void close() throws Exception {
    if (service != null) service.close();
    postgres.close();
    Files.deleteIfExists(migration(migrations));
  }
}
