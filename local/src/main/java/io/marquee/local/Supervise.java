package io.marquee.local;

import io.marquee.local.process.RunningProcess;
import io.marquee.local.supervisor.Supervisor;
import java.io.IOException;
import java.nio.file.Files;

/** Keeps the suite until it is told to end, by Ctrl-C or {@code ./run stop}. */
record Supervise(Suite suite) {
  /** In a process that nobody watches; its parent reads the state. */
  void run() throws Exception {
    run(() -> {});
  }

  void run(Runnable whenUp) throws Exception {
    SuiteLock.take(suite.home());
    var me =
        RunningProcess.of(
            ProcessHandle.current().pid(), "-Dmarquee.launcher=" + suite.home().folder());
    me.write(suite.home().run(Suite.LAUNCHER + ".pid"));
    var supervisor = new Supervisor(suite.home(), suite.parts(), Begun.millisAgo());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(supervisor)));
    if (supervisor.start((part, seconds) -> System.out.printf("  %-14s %5.1f s%n", part, seconds)))
      whenUp.run();
    supervisor.await();
  }

  private void end(Supervisor supervisor) {
    supervisor.stop();
    try {
      Files.deleteIfExists(suite.home().run(Suite.LAUNCHER + ".pid"));
    } catch (IOException e) {
      System.err.println(e.getMessage()); // the next start sees that nobody has this pid
    }
  }
}
