package io.marquee.local;

import io.marquee.local.home.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows the end of a log, and with {@code -f} what comes. */
record Logs(Suite suite) {
  private static final int LINES = 200;

  void run(Arguments arguments) throws Exception {
    var known = new ArrayList<>(suite.partNames());
    known.add(Suite.LAUNCHER);
    known.add("build");
    for (String part : suite.partNames()) known.add(part + "-training");
    Path log = suite.home().log(arguments.part(known));
    if (!Files.exists(log)) {
      throw new Refusal(log + " does not exist yet.", "Start the suite: ./run up");
    }
    var tail = new ArrayList<>(List.of("tail", "-n", "" + arguments.number("lines").orElse(LINES)));
    if (arguments.has("follow")) tail.add("-F");
    tail.add(log.toString());
    new ProcessBuilder(tail).inheritIO().start().waitFor();
  }
}
