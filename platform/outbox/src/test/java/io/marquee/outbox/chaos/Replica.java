package io.marquee.outbox.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process of a service, with wires of its own to PostgreSQL and Kafka. */
final class Replica implements AutoCloseable {
  private final String name;
  private final ReplicaMain.Kind kind;
  private final TcpProxy postgres;
  private final TcpProxy kafka;
  private final String classPath;
  private final Path output;
  private final Path journal;
  private @Nullable Process process;
  private List<String> options = List.of();
  private int starts;
  private int spokeLast;
  private int spokeAt;

  Replica(
      String name,
      ReplicaMain.Kind kind,
      TcpProxy postgres,
      TcpProxy kafka,
      Path folder,
      String classPath) {
    this.name = name;
    this.kind = kind;
    this.postgres = postgres;
    this.kafka = kafka;
    this.classPath = classPath;
    this.output = folder.resolve(name + ".log");
    this.journal = folder.resolve(name + ".journal");
  }

  String name() {
    return name;
  }

  TcpProxy postgres() {
    return postgres;
  }

  TcpProxy kafka() {
    return kafka;
  }

  List<TcpProxy> wires() {
    return List.of(postgres, kafka);
  }

  void start() throws IOException {
    if (isAlive()) return;
    starts++;
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            classPath,
            ReplicaMain.class.getName(),
            kind.name(),
            Integer.toString(postgres.port()),
            Integer.toString(kafka.port()),
            journal.toString(),
            Integer.toString(starts)));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
  }

  /** Further options for the JVM, from the next start on. */
  void options(String... options) {
    this.options = List.of(options);
  }

  /** Ends it in order. */
  void end(Duration patience) throws IOException, InterruptedException {
    running().getOutputStream().close();
    if (!running().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) kill();
  }

  boolean isAlive() {
    Process now = process;
    return now != null && now.isAlive();
  }

  long pid() {
    return running().pid();
  }

  /** Whether it has come up since its last start. */
  boolean isUp() throws IOException {
    return isAlive() && Files.exists(journal) && journal().contains("UP " + starts);
  }

  void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  /** Sends STOP or CONT. */
  void signal(String signal) throws IOException, InterruptedException {
    if (!isAlive()) return;
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start().waitFor();
  }

  /** Gives it a line to obey; one that is dead does not. */
  void tell(String line) {
    if (!isAlive()) return;
    try {
      OutputStream in = running().getOutputStream();
      in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException dead) {
      // Its end is noticed elsewhere.
    }
  }

  /** Whether the load of a round began in it and could go on to its end. */
  boolean spokeIn(int round) {
    return isAlive() && spokeLast == round && spokeAt == starts;
  }

  /** Lets it speak until it is told to rest. */
  void speak(int round, long seed) {
    spokeLast = round;
    spokeAt = starts;
    tell("speak %d %d".formatted(round, seed));
  }

  /** What it wrote down, line by line. */
  List<String> journal() throws IOException {
    return Files.exists(journal) ? Files.readAllLines(journal) : List.of();
  }

  Path output() {
    return output;
  }

  private Process running() {
    Process now = process;
    if (now == null) throw new IllegalStateException(name + " was not started");
    return now;
  }

  @Override
  public void close() throws Exception {
    if (isAlive()) kill();
    for (TcpProxy each : wires()) each.close();
  }
}
