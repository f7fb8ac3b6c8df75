package io.marquee.local.supervisor;

import io.marquee.local.home.Home;
import io.marquee.local.home.Refusal;
import io.marquee.local.process.RunningProcess;
import io.marquee.local.process.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Brings the parts up in the order of their needs, keeps them running and ends them backwards. */
public final class Supervisor {
  private final Home home;
  private final SuiteState state;
  private final Map<String, Keeper> keepers = new HashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final long begun;
  private volatile boolean stopping;

  /**
   * @param parts all of them
   * @param startedMillisAgo what the command had used before it came here
   */
  public Supervisor(Home home, List<Part> parts, long startedMillisAgo) {
    this.home = home;
    this.begun = System.nanoTime() - Duration.ofMillis(startedMillisAgo).toNanos();
    this.state = SuiteState.begin(home.run("state.properties"));
    for (Part part : parts) {
      keepers.put(part.name(), new Keeper(part, home, state));
    }
  }

  private void start(Keeper keeper) {
    Set<String> names = keeper.part().needs();
    var needs = names.stream().map(this::healthOf).toList();
    // While some are being prepared, others would run into their time limits: they start together.
    var fellows =
        keepers.values().stream()
            .filter(other -> !Collections.disjoint(other.part().needs(), names))
            .map(Keeper::prepared)
            .toList();
    keeper.start(needs, fellows);
  }

  private CompletableFuture<Void> healthOf(String name) {
    Keeper keeper = keepers.get(name);
    if (keeper == null) throw new IllegalArgumentException("no part is named " + name);
    return keeper.healthy();
  }

  /**
   * Returns when all answer; refuses, with everything ended, when one does not.
   *
   * @return false if it was stopped before
   */
  public boolean start(Progress progress) {
    keepers.values().forEach(this::start);
    var all = new ArrayList<CompletableFuture<Void>>();
    for (Keeper keeper : keepers.values()) {
      String name = keeper.part().name();
      all.add(keeper.healthy().thenRun(() -> progress.isUp(name, secondsSinceBegin())));
    }
    Throwable failure = firstFailure(all);
    if (stopping) return false;
    if (failure != null) {
      stop();
      var refusal = asRefusal(failure);
      state.failed(String.valueOf(refusal.getMessage()));
      throw refusal;
    }
    state.healthy(secondsSinceBegin(), cpuSeconds());
    return true;
  }

  private static @Nullable Throwable firstFailure(List<CompletableFuture<Void>> all) {
    var failed = new CompletableFuture<Void>();
    for (var one : all) {
      one.exceptionally(
          failure -> {
            failed.completeExceptionally(failure);
            return null;
          });
    }
    try {
      var up = CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
      CompletableFuture.anyOf(up, failed).join();
      return null;
    } catch (CompletionException e) {
      return e.getCause() == null ? e : e.getCause();
    }
  }

  private static Refusal asRefusal(Throwable failure) {
    if (failure instanceof Refusal refusal) return refusal;
    var refusal = new Refusal("The start failed: " + failure + ".", "See ./run logs launcher");
    refusal.initCause(failure);
    return refusal;
  }

  /** Waits for {@link #stop}. */
  public void await() throws InterruptedException {
    ended.await();
  }

  /** Ends every part once those that need it are gone. */
  public synchronized void stop() {
    if (stopping) return;
    stopping = true;
    Set<String> left = new HashSet<>(keepers.keySet());
    while (!left.isEmpty()) {
      List<Keeper> free = keepers.values().stream().filter(it -> isFree(it, left)).toList();
      var ends =
          free.stream()
              .map(it -> CompletableFuture.runAsync(() -> stop(it), Thread::startVirtualThread));
      CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new)).join();
      free.forEach(keeper -> left.remove(keeper.part().name()));
    }
    ended.countDown();
  }

  private boolean isFree(Keeper keeper, Set<String> left) {
    String name = keeper.part().name();
    return left.contains(name)
        && left.stream()
            .noneMatch(
                it ->
                    keepers.get(it) instanceof Keeper other && other.part().needs().contains(name));
  }

  private static void stop(Keeper keeper) {
    try {
      keeper.stop();
    } catch (Exception e) {
      System.err.println(keeper.part().name() + " could not be ended: " + e.getMessage());
    }
  }

  private double secondsSinceBegin() {
    return (System.nanoTime() - begun) / 1e9;
  }

  private double cpuSeconds() {
    Usage usage = Usage.ofOne(ProcessHandle.current().pid());
    for (String name : keepers.keySet()) {
      usage =
          RunningProcess.find(home.run(name + ".pid"))
              .map(process -> Usage.of(process.pid()))
              .map(usage::plus)
              .orElse(usage);
    }
    return usage.cpuSeconds();
  }
}
