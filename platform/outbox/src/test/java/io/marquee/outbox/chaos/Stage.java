package io.marquee.outbox.chaos;

import io.marquee.events.workspace.ProjectEvent;
import io.marquee.outbox.chaos.ReplicaMain.Kind;
import io.marquee.outbox.testing.KafkaBroker;
import io.marquee.tenancy.database.ServiceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * PostgreSQL, Kafka, two processes of a service that says events and two of one that hears them,
 * each with wires of its own.
 */
final class Stage implements AutoCloseable {
  private final PostgresServer postgres;
  private final KafkaBroker broker;
  private final List<Replica> speakers = new ArrayList<>();
  private final List<Replica> hearers = new ArrayList<>();
  private final KafkaLog log;
  private final Leaders leaders;

  /**
   * @param longRun whether it is worth while to make the replicas' starts quick
   */
  Stage(Path folder, Sabotage sabotage, boolean longRun) throws Exception {
    postgres = new PostgresServer(folder);
    for (Kind kind : Kind.values()) createDatabase(kind);
    List<TcpProxy> kafkaWires = new ArrayList<>();
    List<KafkaBroker.Door> doors = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      int door = KafkaBroker.freePort();
      var wire = TcpProxy.to(door);
      kafkaWires.add(wire);
      doors.add(new KafkaBroker.Door(door, wire.port()));
    }
    Path brokerCache = folder.resolve("broker.aot");
    broker =
        new KafkaBroker(
            Files.createDirectories(folder.resolve("kafka")),
            doors,
            longRun ? List.of("-XX:AOTCacheOutput=" + brokerCache) : List.of());
    String classPath = Copies.of(sabotage.classPath(folder), folder.resolve("copies"));
    for (int n = 1; n <= 2; n++) {
      speakers.add(
          replica("speaker-" + n, Kind.SPEAKER, kafkaWires.removeFirst(), folder, classPath));
      hearers.add(replica("hearer-" + n, Kind.HEARER, kafkaWires.removeFirst(), folder, classPath));
    }
    if (longRun) {
      train(speakers.getFirst(), folder.resolve("replica.aot"));
      broker.restart(List.of("-XX:AOTCache=" + brokerCache));
    }
    // The first of each migrates.
    speakers.getFirst().start();
    hearers.getFirst().start();
    awaitUp(List.of(speakers.getFirst(), hearers.getFirst()));
    speakers.getLast().start();
    hearers.getLast().start();
    new Ledger(this).watch();
    sabotage.spoil(this);
    log = new KafkaLog(broker.address(), ProjectEvent.TOPIC);
    leaders = new Leaders(this);
    awaitUp(replicas());
  }

  /**
   * Lets the JDK learn a replica's start, which then takes half of the time and the processor:
   * replicas are killed all the time.
   */
  private void train(Replica trainee, Path cache) throws IOException, InterruptedException {
    trainee.options("-XX:AOTCacheOutput=" + cache);
    trainee.start();
    awaitUp(List.of(trainee));
    trainee.end(Duration.ofMinutes(2));
    boolean learnt = Files.exists(cache);
    for (Replica each : replicas()) {
      if (learnt) each.options("-XX:AOTCache=" + cache);
      else each.options();
    }
  }

  private static void awaitUp(List<Replica> replicas) {
    for (Replica each : replicas) {
      Awaitility.await("start of " + each.name() + ", see " + each.output())
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(100))
          .until(each::isUp);
    }
  }

  private Replica replica(String name, Kind kind, TcpProxy kafka, Path folder, String classPath) {
    return new Replica(name, kind, TcpProxy.to(postgres.port()), kafka, folder, classPath);
  }

  private void createDatabase(Kind kind) throws Exception {
    String password = ReplicaMain.PASSWORD;
    new ServiceDatabase("127.0.0.1", postgres.port(), "postgres", "postgres")
        .create(
            kind.database(), new ServiceDatabase.Passwords(password, password, password, password));
  }

  /** Starts what has died and waits until all are up. */
  void awaitAll() throws Exception {
    for (Replica each : replicas()) each.start();
    awaitUp(replicas());
  }

  PostgresServer postgres() {
    return postgres;
  }

  KafkaBroker broker() {
    return broker;
  }

  List<Replica> speakers() {
    return speakers;
  }

  List<Replica> hearers() {
    return hearers;
  }

  List<Replica> replicas() {
    List<Replica> all = new ArrayList<>(speakers);
    all.addAll(hearers);
    return all;
  }

  KafkaLog log() {
    return log;
  }

  Leaders leaders() {
    return leaders;
  }

  /** Makes something of a row. */
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  boolean any(Kind kind, String from, Object... arguments) {
    return rows(
            kind, "select exists (select from " + from + ")", row -> row.getBoolean(1), arguments)
        .getFirst();
  }

  /** Looks into a service's database past all rights and all wires. */
  <T> List<T> rows(Kind kind, String sql, Reading<T> reading, Object... arguments) {
    try (var connection = postgres.connect(kind.database())) {
      return new JdbcTemplate(new SingleConnectionDataSource(connection, true))
          .query(sql, (row, number) -> reading.of(row), arguments);
    } catch (SQLException | DataAccessException failed) {
      throw new IllegalStateException(failed);
    }
  }

  void execute(Kind kind, String sql) {
    try (var connection = postgres.connect(kind.database());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() throws Exception {
    leaders.close();
    for (Replica each : replicas()) each.close();
    log.close();
    broker.signal("CONT");
    broker.kill();
    postgres.close();
  }

  /** All wires whole, all processes going on, the servers started. */
  void heal() throws IOException, InterruptedException {
    for (Replica each : replicas()) {
      each.wires().forEach(TcpProxy::heal);
      each.signal("CONT");
    }
    broker.signal("CONT");
    broker.start();
    postgres.signal("CONT");
    postgres.start();
  }
}
