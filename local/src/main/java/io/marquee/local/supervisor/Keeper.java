package io.marquee.local.supervisor;

import io.marquee.local.home.Home;
import io.marquee.local.home.Refusal;
import io.marquee.local.process.Ending;
import io.marquee.local.process.LogFile;
import io.marquee.local.process.RunningProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps one part running: brings it up, waits for its end, starts it again. */
final class Keeper {
  private static final Duration LOOK = Duration.ofMillis(60);

  /** For a machine that is busy with other things: a process that ends is not waited for. */
  private static final Duration START_PATIENCE = Duration.ofMinutes(8);

  private static final int LOG_LINES = 15;

  private static final String CLASS_CACHES =
      System.getenv().getOrDefault("MARQUEE_CLASS_CACHES", "on");

  /** What a process leaves that was killed from outside: no reason to give up on it. */
  private static final int KILLED = 128 + 9;

  private final Part part;
  private final Home home;
  private final SuiteState state;
  private final CompletableFuture<Void> prepared = new CompletableFuture<>();
  private final CompletableFuture<Void> healthy = new CompletableFuture<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Backoff backoff = new Backoff();
  private @Nullable Thread thread;
  private boolean preparing;
  private @Nullable RunningProcess process;
  private int restarts;

  Keeper(Part part, Home home, SuiteState state) {
    this.part = part;
    this.home = home;
    this.state = state;
  }

  Part part() {
    return part;
  }

  /** Done when the part could be started, were it not for its needs. */
  CompletableFuture<Void> prepared() {
    return prepared;
  }

  /** Done when the part answers for the first time; failed when it will not. */
  CompletableFuture<Void> healthy() {
    return healthy;
  }

  /**
   * @param needs the parts that it needs, done when they answer
   * @param fellows those who need the same, done when they are prepared
   */
  synchronized void start(
      List<CompletableFuture<Void>> needs, List<CompletableFuture<Void>> fellows) {
    thread = Thread.ofPlatform().name(part.name()).start(() -> keep(needs, fellows));
  }

  private void keep(List<CompletableFuture<Void>> needs, List<CompletableFuture<Void>> fellows) {
    try {
      new LogFile(home.log(part.name())).rotate();
      tell(PartState.PREPARING);
      unlessStopping(part::prepare);
      await(needs);
      rehearse();
      prepared.complete(null);
      tell(PartState.WAITING);
      await(fellows);
      while (!isStopping()) live();
    } catch (Exception e) {
      prepared.completeExceptionally(e);
      healthy.completeExceptionally(e);
    }
  }

  private static void await(List<CompletableFuture<Void>> others) {
    CompletableFuture.allOf(others.toArray(CompletableFuture<?>[]::new)).join();
  }

  /** Long work before the start, which {@link #stop} interrupts. */
  private interface Preparation {
    void run() throws Exception;
  }

  private void unlessStopping(Preparation work) throws Exception {
    synchronized (this) {
      if (isStopping()) return;
      preparing = true;
    }
    try {
      work.run();
    } finally {
      synchronized (this) {
        preparing = false;
      }
    }
  }

  /** One life of the process. */
  private void live() throws Exception {
    long born = System.nanoTime();
    Process child = launch();
    if (child == null) return;
    int exit;
    try {
      comeUp(child);
      exit = child.waitFor();
    } catch (Exception e) {
      child.destroyForcibly();
      throw e;
    }
    forget();
    if (isStopping()) return;
    if (!healthy.isDone() && exit != KILLED) throw neverCame("ended with exit code " + exit);
    again(Duration.ofNanos(System.nanoTime() - born), exit);
  }

  private @Nullable Process launch() throws Exception {
    var launch = part.launch();
    synchronized (this) {
      if (isStopping()) return null;
      Process child = launch.process(home.log(part.name()));
      var running = RunningProcess.of(child.pid(), launch.mark());
      process = running;
      running.write(pidFile());
      tell(PartState.STARTING);
      return child;
    }
  }

  private void comeUp(Process child) throws Exception {
    long end = System.nanoTime() + START_PATIENCE.toNanos();
    while (child.isAlive()) {
      if (part.answers()) {
        if (!healthy.isDone()) part.furnish();
        tell(PartState.HEALTHY);
        healthy.complete(null);
        return;
      }
      if (System.nanoTime() > end) {
        if (!healthy.isDone()) throw neverCame("does not answer");
        child.destroyForcibly();
      }
      Thread.sleep(LOOK);
    }
  }

  /** {@code MARQUEE_CLASS_CACHES=off} saves it where a suite lives for minutes only. */
  private void rehearse() throws Exception {
    if (CLASS_CACHES.equals("off")) return;
    unlessStopping(part::rehearse);
  }

  private void again(Duration life, int exit) throws Exception {
    restarts++;
    tell(PartState.RESTARTING);
    boolean asked = Files.deleteIfExists(home.run(part.name() + ".restart"));
    if (asked) {
      unlessStopping(part::prepare); // it may have been built anew
      rehearse();
    } else {
      System.out.printf("%s ended with exit code %d; starting it again%n", part.name(), exit);
      stopped.await(backoff.after(life).toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Refusal neverCame(String what) {
    var log = new LogFile(home.log(part.name()));
    return new Refusal(
        "%s %s. Its log ends with:%n%s%n"
            .formatted(part.name(), what, String.join(System.lineSeparator(), log.tail(LOG_LINES))),
        "All of it: ./run logs " + part.name());
  }

  /** Ends the part for good; to be called once the parts that need it are gone. */
  void stop() throws Exception {
    RunningProcess running;
    synchronized (this) {
      stopped.countDown();
      running = process;
      if (preparing && thread != null) thread.interrupt();
    }
    if (running != null) Ending.end(running, part.endSignal(), part.endPatience());
    forget();
    tell(PartState.STOPPED);
  }

  private synchronized void forget() throws Exception {
    process = null;
    Files.deleteIfExists(pidFile());
  }

  private boolean isStopping() {
    return stopped.getCount() == 0;
  }

  private Path pidFile() {
    return home.run(part.name() + ".pid");
  }

  private void tell(PartState news) {
    state.part(part.name(), news, restarts);
  }
}
