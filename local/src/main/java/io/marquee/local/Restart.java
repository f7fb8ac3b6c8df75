package io.marquee.local;

import io.marquee.local.home.Refusal;
import io.marquee.local.process.Ending;
import io.marquee.local.process.RunningProcess;
import io.marquee.local.service.ServicePart;
import io.marquee.local.supervisor.Part;
import io.marquee.local.supervisor.PartState;
import io.marquee.local.supervisor.SuiteState;
import java.nio.file.Files;
import java.time.Duration;

/** Ends a part, which the launcher then starts again. */
record Restart(Suite suite) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long LOOK_MILLIS = 100;

  /** In order, and with the jar that was built last. */
  void restart(String name) throws Exception {
    Part part = part(name);
    RunningProcess process = suite.running(name);
    int before = restarts(name);
    Files.writeString(suite.home().run(name + ".restart"), "");
    Ending.end(process, part.endSignal(), part.endPatience());
    awaitHealthy(name, before);
    System.out.println(name + " was started again");
  }

  /** All services whose jar was built anew since they started. */
  void rebuilt() throws Exception {
    for (Part part : suite.parts()) {
      if (!(part instanceof ServicePart service)) continue;
      var process = RunningProcess.find(suite.home().run(part.name() + ".pid"));
      if (process.isEmpty() || process.get().commandLine().contains(service.build())) continue;
      System.out.println(part.name() + " was built anew");
      restart(part.name());
    }
  }

  private void awaitHealthy(String name, int before) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (restarts(name) == before
        || suite.state().map(it -> it.part(name)).orElse(null) != PartState.HEALTHY) {
      if (System.nanoTime() > end) {
        throw new Refusal(name + " does not come back.", "See ./run logs " + name);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private int restarts(String name) {
    return suite.state().map((SuiteState state) -> state.restarts(name)).orElse(0);
  }

  private Part part(String name) {
    return suite.parts().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }
}
