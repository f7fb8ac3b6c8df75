package io.marquee.local;

import io.marquee.local.process.Ending;
import io.marquee.local.process.RunningProcess;
import java.time.Duration;
import java.util.Optional;

/** Ends the suite: services first, then what they stand on. */
record Stop(Suite suite) {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  void run() throws Exception {
    Optional<RunningProcess> launcher = suite.launcher();
    if (launcher.isEmpty()) {
      suite.cleanUp();
      System.out.println("Marquee does not run.");
      return;
    }
    long begun = System.nanoTime();
    if (!Ending.end(launcher.get(), "TERM", PATIENCE)) suite.cleanUp();
    System.out.printf("Marquee ended in %.1f s.%n", (System.nanoTime() - begun) / 1e9);
  }
}
