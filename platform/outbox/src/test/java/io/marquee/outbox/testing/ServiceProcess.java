package io.marquee.outbox.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The test's service in a process of its own, to be killed or stopped. */
public final class ServiceProcess implements AutoCloseable {
  private final Process process;

  private ServiceProcess(Process process) {
    this.process = process;
  }

  public static ServiceProcess start(String database, File output) throws IOException {
    return new ServiceProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                database,
                Integer.toString(Servers.postgresPort()),
                Servers.kafka().address())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
            .start());
  }

  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends STOP or CONT. */
  public void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
      List<String> settings = new ArrayList<>();
      settings.add("marquee.service=workspace");
      settings.add("marquee.postgres.port=" + arguments[1]);
      settings.add("marquee.kafka=" + arguments[2]);
      TestService.launch(arguments[0], settings);
      // Ends with the test's process, whose end closes the input.
      while (System.in.read() >= 0) {}
      Runtime.getRuntime().halt(0);
    }
  }
}
