package io.marquee.outbox.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL as durable as in production, whose processes are ours to kill and to stop. */
final class PostgresServer implements AutoCloseable {
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "wal_level=logical",
          "max_replication_slots=20",
          "max_wal_senders=20",
          "wal_sender_timeout=10s",
          "max_slot_wal_keep_size=2GB",
          "shared_buffers=64MB",
          "max_connections=120",
          "jit=off");

  private final Path data;
  private final Path program;
  private final Path output;
  private final int port;
  private @Nullable Process postmaster;

  PostgresServer(Path folder) throws IOException {
    data = folder.resolve("postgres");
    output = folder.resolve("postgres.log");
    // Unpacks it, makes the cluster, and shows where its program lies.
    try (var made =
        EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start()) {
      port = made.getPort();
      long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      program = Path.of(ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow());
    }
    // Unlike the others it does not notice the end of whoever started it.
    Runtime.getRuntime().addShutdownHook(new Thread(this::killAtExit));
    start();
  }

  private void killAtExit() {
    Process now = postmaster;
    if (now != null) endAll(now);
  }

  private static List<ProcessHandle> endAll(Process postmaster) {
    List<ProcessHandle> family = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
    return family;
  }

  int port() {
    return port;
  }

  void start() throws IOException {
    Process former = postmaster;
    if (former != null && former.isAlive()) return;
    // Of a killed server, whose number another process may bear by now.
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    List<String> command = new ArrayList<>();
    // It refuses to be root, and in a user namespace of its own it is not.
    if (System.getProperty("user.name").equals("root")) command.addAll(List.of("unshare", "-U"));
    command.addAll(List.of(program.toString(), "-D", data.toString(), "-p", "" + port));
    for (String setting : SETTINGS) command.addAll(List.of("-c", setting));
    postmaster =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    Awaitility.await("PostgreSQL, see " + output)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(
            () -> {
              connect("postgres").close();
              return true;
            });
  }

  /** All of its processes at once, without notice. */
  void kill() throws InterruptedException {
    Process now = running();
    List<ProcessHandle> family = endAll(now);
    now.waitFor();
    // Its memory is free again when the last of them is gone.
    for (ProcessHandle each : family) each.onExit().join();
  }

  /** Sends STOP or CONT to all of its processes. */
  void signal(String signal) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    Process now = running();
    command.add(Long.toString(now.pid()));
    now.descendants().forEach(each -> command.add(Long.toString(each.pid())));
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s?socketTimeout=30&connectTimeout=5"
            .formatted(port, database),
        "postgres",
        "postgres");
  }

  private Process running() {
    Process now = postmaster;
    if (now == null) throw new IllegalStateException("PostgreSQL was not started");
    return now;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    signal("CONT");
    kill();
  }
}
