package io.marquee.bench.door;

import io.marquee.bench.BenchFailed;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process of a service, from its packaged jar, which can be ended and started again. */
final class Replica {
  private static final long PATIENCE_SECONDS = 120;
  private static final List<String> FLAGS =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  final String name;
  final int port = freePort();
  final int management = freePort();
  private final List<String> command = new ArrayList<>();
  private final Path log;
  private volatile @Nullable Process process;

  Replica(String name, Path jar, Path folder, List<String> words) {
    this.name = name;
    this.log = folder.resolve(name + ".log");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
    command.add("--server.address=127.0.0.1");
    command.add("--management.server.port=" + management);
    command.add("--management.server.address=127.0.0.1");
    command.addAll(words);
  }

  Replica start() throws IOException {
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    process = started;
    return this;
  }

  Replica awaitReady() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!isReady()) {
      if (System.nanoTime() > end || !running().isAlive())
        throw new BenchFailed(name + " did not get ready, see " + log);
      Thread.sleep(100);
    }
    return this;
  }

  boolean isReady() {
    return Http.get(management, "/actuator/health/readiness").status() == 200;
  }

  private Process running() {
    Process started = process;
    if (started == null) throw new IllegalStateException(name + " was not started");
    return started;
  }

  long pid() {
    return running().pid();
  }

  /** SIGKILL. */
  void kill() {
    running().destroyForcibly();
  }

  /** SIGTERM, and until it has ended. */
  void end() {
    running().destroy();
    running().onExit().join();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new BenchFailed("there is no free port");
    }
  }
}
