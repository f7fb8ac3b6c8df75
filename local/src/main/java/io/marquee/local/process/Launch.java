package io.marquee.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How to start a process. It gets a session of its own, so that Ctrl-C in the terminal reaches the
 * launcher alone, which then ends everything in order.
 *
 * @param mark part of the command by which the process is recognised later
 */
public record Launch(List<String> command, Map<String, String> environment, String mark) {
  private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");

  public RunningProcess start(Path log) throws IOException {
    return RunningProcess.of(process(log).pid(), mark);
  }

  /** For those who wait for its end. */
  public Process process(Path log) throws IOException {
    var builder =
        new ProcessBuilder(inOwnSession())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private List<String> inOwnSession() {
    var words =
        new ArrayList<>(
            MAC
                ? List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!", "--")
                : List.of("setsid"));
    words.addAll(command);
    return words;
  }
}
