package io.marquee.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Ends processes: asked first, then forced. Every signal is preceded by a look at who gets it. */
public final class Ending {
  private static final Duration LOOK = Duration.ofMillis(30);

  private Ending() {}

  /** True if it went when asked, false if it had to be killed. */
  public static boolean end(RunningProcess process, String signal, Duration patience)
      throws InterruptedException {
    signal(process, signal);
    if (gone(process, patience)) return true;
    signal(process, "KILL");
    gone(process, patience);
    return false;
  }

  public static void signal(RunningProcess process, String signal) throws InterruptedException {
    signal(List.of(process), signal);
  }

  /** To all of them at once, as far as they still run. */
  public static void signal(List<RunningProcess> processes, String signal)
      throws InterruptedException {
    var command = new ArrayList<>(List.of("kill", "-" + signal));
    for (RunningProcess each : processes) {
      if (each.isAlive()) command.add(Long.toString(each.pid()));
    }
    if (command.size() == 2) return;
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("kill is not on the PATH", e);
    }
  }

  /** Whether it is gone within {@code patience}. */
  public static boolean gone(RunningProcess process, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (process.isAlive()) {
      if (System.nanoTime() > end) return false;
      Thread.sleep(LOOK);
    }
    return true;
  }
}
