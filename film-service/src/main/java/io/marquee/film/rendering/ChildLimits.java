package io.marquee.film.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.unit.DataSize;

/**
 * The commands that go before ffmpeg so that it is gentle to its neighbours, bounded, and does not
 * outlive us. Each is used where the system has it; Linux has all of them.
 */
class ChildLimits {

  private ChildLimits() {}

  static List<String> command(DataSize memory, Duration cpuTime) {
    var command = new ArrayList<String>();
    // Ends the child when the thread that started it is gone, kill -9 of the service included.
    add(command, "/usr/bin/setpriv", "--pdeathsig", "KILL", "--");
    add(
        command,
        "/usr/bin/prlimit",
        "--as=" + memory.toBytes(),
        "--cpu=" + cpuTime.toSeconds(),
        "--core=0",
        "--");
    add(command, "/usr/bin/nice", "-n", "10");
    return List.copyOf(command);
  }

  private static void add(List<String> command, String... words) {
    if (!Files.isExecutable(Path.of(words[0]))) return;
    var trial = new ArrayList<String>(List.of(words));
    trial.add("true");
    if (succeeds(trial)) command.addAll(List.of(words));
  }

  private static boolean succeeds(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
