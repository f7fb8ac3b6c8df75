package io.marquee.local.process;

import io.marquee.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The JDK's cache (JEP 483, 514) of the classes that a process loads and links until it answers. It
 * is made from a start like any other, with everything there that the process needs: what is not
 * seen then is not in it. It is valid only for the same JDK, class path and flags, which its folder
 * must therefore tell apart.
 */
public record ClassCache(Path folder) {
  /** Profiles serve C2, which is off; replaying them costs a second of each start. */
  private static final String[] WITHOUT_PROFILES = {
    "-XX:+UnlockDiagnosticVMOptions", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:-AOTRecordTraining"
  };

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration END_PATIENCE = Duration.ofMinutes(4);

  public boolean exists() {
    return Files.exists(file());
  }

  /** The command's flags with the cache, if there is one. */
  public JavaCommand use(JavaCommand java) {
    return exists() ? java.with("-XX:AOTCache=" + file()) : java;
  }

  /**
   * Starts the process for once to be watched, and ends it; not again where it was in vain.
   *
   * @param part its name, for the log and the pid file
   * @param command makes the command line from the flags
   * @return whether there is a cache now
   */
  public boolean make(
      Home home,
      String part,
      Function<JavaCommand, Launch> command,
      JavaCommand java,
      BooleanSupplier answers)
      throws IOException, InterruptedException {
    Path tried = folder.resolve("cache.tried");
    if (Files.exists(tried)) return false; // in vain, or there would be a cache
    Path fresh = folder.resolve("new.aot");
    Path log = home.log(part + "-training");
    new LogFile(log).rotate();
    Launch launch = command.apply(java.with(WITHOUT_PROFILES).with("-XX:AOTCacheOutput=" + fresh));
    Process process = launch.process(log);
    var running = RunningProcess.of(process.pid(), launch.mark());
    boolean answered;
    boolean whole;
    Path pidFile = home.run(part + ".pid"); // so that a killed launcher leaves no stranger
    try {
      running.write(pidFile);
      answered = await(process, answers);
      // The cache is put together before the process is gone; cut short, it is worth nothing.
      whole = Ending.end(running, "TERM", END_PATIENCE);
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(pidFile);
    }
    if (!answered) return false;
    Files.createFile(tried);
    if (!whole || !Files.exists(fresh)) return false;
    Files.move(fresh, file());
    return true;
  }

  private static boolean await(Process process, BooleanSupplier answers)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      if (answers.getAsBoolean()) return true;
      Thread.sleep(LOOK);
    }
    return false;
  }

  private Path file() {
    return folder.resolve("classes.aot");
  }
}
