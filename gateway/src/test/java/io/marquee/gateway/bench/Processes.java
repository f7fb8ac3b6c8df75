package io.marquee.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The processes of a run; each ends with it. */
public final class Processes {

  /**
   * The same for all contenders that are Java: what the launcher gives a service, and more heap.
   */
  private static final List<String> FLAGS =
      List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-Xshare:auto");

  private static final double TICKS_PER_SECOND = 100;

  private final Path logs;

  public Processes(Path logs) {
    this.logs = logs;
  }

  public Process java(String name, Class<?> main, List<String> flags, List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(words);
    return start(name, command);
  }

  Process start(String name, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(logs.resolve(name + ".log").toFile()))
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return process;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static void awaitPort(int port) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(
            () -> {
              new Socket(InetAddress.getLoopbackAddress(), port).close();
              return true;
            });
  }

  static void end(Process process) {
    process.destroy();
    process.onExit().join();
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Seconds of processor time of a process and what it started, out of proc(5). */
  static double cpu(Process process) {
    double all = cpu(process.pid());
    for (ProcessHandle child : process.descendants().toList()) all += cpu(child.pid());
    return all;
  }

  private static double cpu(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS_PER_SECOND;
    } catch (IOException gone) {
      return 0;
    }
  }
}
