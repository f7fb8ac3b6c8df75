package io.marquee.local;

import io.marquee.local.home.Refusal;
import io.marquee.local.process.JavaCommand;
import io.marquee.local.process.Launch;
import io.marquee.local.process.LogFile;
import io.marquee.local.supervisor.PartState;
import io.marquee.local.supervisor.SuiteState;
import java.nio.file.Files;
import java.time.Duration;

/** Starts the suite: here until Ctrl-C, or in the background. */
record Up(Suite suite) {
  private static final int LAUNCHER_MEGABYTES = 48;
  private static final long LOOK_MILLIS = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  void run(boolean detached) throws Exception {
    if (suite.launcher().isPresent()) {
      new Restart(suite).rebuilt();
      System.out.println("Marquee runs already: " + gateway());
      return;
    }
    if (detached) {
      inBackground();
      System.out.println("Marquee runs at " + gateway() + " · ./run status · ./run stop");
      return;
    }
    getReady();
    new Supervise(suite)
        .run(() -> System.out.println("Marquee runs at " + gateway() + " · Ctrl-C ends it"));
  }

  /** Starts what is down and returns when all answers. */
  void inBackground() throws Exception {
    var relay = new LogRelay(suite.home().log(Suite.LAUNCHER));
    if (suite.launcher().isEmpty()) {
      getReady();
      spawn();
    } else {
      relay.skip();
      new Restart(suite).rebuilt();
    }
    await(relay);
  }

  private void getReady() throws Exception {
    suite.cleanUp();
    new Readiness(suite).check();
    Files.deleteIfExists(suite.home().run("state.properties"));
    System.out.println("Starting Marquee …");
  }

  private void spawn() throws Exception {
    var home = suite.home();
    var log = home.log(Suite.LAUNCHER);
    new LogFile(log).rotate();
    var java =
        JavaCommand.ofLauncher(home, Suite.LAUNCHER, LAUNCHER_MEGABYTES)
            .with("-Dmarquee.launcher=" + home.folder())
            .with("-Dmarquee.repository=" + home.repository())
            .with(Begun.flag());
    new Launch(java.run(Main.class.getName(), "supervise"), JavaCommand.ENVIRONMENT, java.mark())
        .process(log);
    for (int looks = 0; suite.state().isEmpty(); looks++) {
      if (looks > 100) {
        throw new Refusal("The launcher does not start.", "See ./run logs launcher");
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private void await(LogRelay relay) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      boolean isKept = suite.launcher().isPresent(); // before the state, which it writes last
      SuiteState state = suite.state().orElseThrow();
      relay.show();
      if (state.isHealthy() && suite.partNames().stream().allMatch(it -> isUp(state, it))) return;
      if (state.failure().isPresent()) throw new Refusal(state.failure().get(), "");
      if (!isKept) throw new Refusal("The launcher ended.", "See ./run logs launcher");
      if (System.nanoTime() > end) {
        throw new Refusal("Not every part answers.", "See ./run status and ./run logs NAME");
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static boolean isUp(SuiteState state, String part) {
    return state.part(part) == PartState.HEALTHY;
  }

  private String gateway() {
    return "http://localhost:" + suite.ports().get("gateway");
  }
}
