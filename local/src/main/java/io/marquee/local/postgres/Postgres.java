package io.marquee.local.postgres;

import io.marquee.local.home.Home;
import io.marquee.local.home.Ports;
import io.marquee.local.process.Launch;
import io.marquee.local.supervisor.Part;
import io.marquee.tenancy.database.ServiceDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** PostgreSQL, as durable as in production and small enough for a laptop. */
public final class Postgres implements Part {
  public static final String SECRET = "postgres-superuser";
  public static final String SUPERUSER = "postgres";

  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=localhost",
          "unix_socket_directories=",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "wal_level=logical",
          "max_replication_slots=20",
          "max_wal_senders=20",
          "max_slot_wal_keep_size=2GB",
          "wal_sender_timeout=10s",
          "max_wal_size=512MB",
          "max_connections=150",
          "shared_buffers=64MB",
          "max_worker_processes=4",
          "max_parallel_workers=2",
          "autovacuum_max_workers=2",
          "io_method=sync",
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC");

  private final Home home;
  private final int port;
  private final List<String> services;
  private final NotRoot user;

  public Postgres(Home home, Ports ports, List<String> services) throws Exception {
    this.home = home;
    this.port = ports.get(name());
    this.services = services;
    this.user = NotRoot.find();
  }

  /** The secret that holds the password of a service's role, under this name for both sides. */
  public static String passwordName(String service, String role) {
    return "postgres-%s-%s".formatted(service, role);
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  @Override
  public Set<String> needs() {
    return Set.of();
  }

  @Override
  public void prepare() throws Exception {
    var cluster = new Cluster(home, user);
    if (cluster.exists()) {
      cluster.check();
    } else {
      cluster.make(server(), password());
    }
  }

  @Override
  public Launch launch() throws Exception {
    var cluster = new Cluster(home, user);
    cluster.forgetLock(); // ours alone: whoever held it was ended before we came here
    String data = cluster.folder().toString();
    var command =
        new ArrayList<>(
            user.command(server().resolve("bin/postgres").toString(), "-D", data, "-p", "" + port));
    for (String setting : SETTINGS) command.addAll(List.of("-c", setting));
    return new Launch(command, Map.of("LC_ALL", "C"), "-D " + data);
  }

  @Override
  public boolean answers() {
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void furnish() throws Exception {
    var cluster = new ServiceDatabase("localhost", port, SUPERUSER, password());
    new Databases(home, services).make(cluster);
  }

  /** Fast shutdown: TERM would wait for its clients to leave. */
  @Override
  public String endSignal() {
    return "INT";
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.put("user", SUPERUSER);
    properties.put("password", password());
    properties.put("connectTimeout", "1");
    properties.put("socketTimeout", "2");
    properties.put("sslmode", "disable");
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/postgres".formatted(port), properties);
  }

  private Path server() throws Exception {
    return new Binaries(home.at("postgres")).unpacked();
  }

  private String password() {
    return home.secrets().password(SECRET);
  }
}
