package io.marquee.outbox.chaos;

import io.marquee.outbox.chaos.Fault.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Load, faults, and then peace, in which everything has to arrive. */
final class Round {
  private static final Duration TAKEOVER_PATIENCE = Duration.ofSeconds(20);
  private static final int TAIL_MILLIS = 500;

  private final Stage stage;
  private final Records records;
  private final Plan plan;
  private final Duration within;
  private final List<String> timeline = Collections.synchronizedList(new ArrayList<>());
  private final long start = System.nanoTime();

  Round(Stage stage, Records records, Plan plan, Duration within) {
    this.stage = stage;
    this.records = records;
    this.plan = plan;
    this.within = within;
  }

  Verdict run() throws Exception {
    stage.awaitAll();
    int before = records.saidSoFar();
    long redelivered = records.redelivered();
    long repairs = records.repairs();
    note("all are up");
    for (int n = 0; n < stage.speakers().size(); n++) {
      stage.speakers().get(n).speak(plan.round(), plan.loadSeeds().get(n));
    }
    List<Scene> scenes = disturb();
    Duration takeover = takeover(scenes).orElse(null);
    stage.heal();
    stage.speakers().forEach(each -> each.tell("rest"));
    long peace = System.nanoTime();
    records.await(plan.round(), within);
    List<Finding> findings = records.judge();
    return new Verdict(
        plan,
        List.copyOf(timeline),
        records.saidSoFar() - before,
        findings,
        records.repairs() - repairs,
        records.redelivered() - redelivered,
        takeover,
        since(peace),
        since(start));
  }

  /** Lets the faults happen, each for its time. */
  private List<Scene> disturb() throws Exception {
    long began = System.nanoTime();
    List<Scene> scenes = new ArrayList<>();
    List<Future<?>> ends = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Fault fault : plan.faults()) {
        pauseUntil(began, fault.atMillis());
        Scene scene = Scene.begin(stage, fault, this::note);
        if (scene.forgets()) records.forget();
        scenes.add(scene);
        ends.add(
            threads.submit(
                () -> {
                  pauseUntil(began, fault.endsAtMillis());
                  scene.end();
                  note("… over: " + fault.target().name().toLowerCase(Locale.ROOT));
                  return null;
                }));
      }
      for (Future<?> each : ends) each.get();
    }
    pauseUntil(System.nanoTime(), TAIL_MILLIS);
    return scenes;
  }

  /** How long no event passed that was said after the leader's end, if nothing else was wrong. */
  private Optional<Duration> takeover(List<Scene> scenes) {
    Scene ended = null;
    for (Scene each : scenes) {
      if (each.fault().callsForTakeover()) ended = each;
    }
    if (ended == null || !isTheOnlyTrouble(ended.fault())) return Optional.empty();
    Instant moment = ended.began();
    long asked = System.nanoTime();
    while (since(asked).compareTo(TAKEOVER_PATIENCE) < 0) {
      Optional<Instant> arrived = stage.log().firstArrivalOfWhatWasSaidAfter(moment);
      if (arrived.isPresent()) {
        Duration took = Duration.between(moment, arrived.get());
        note("takeover after %.1f s".formatted(took.toMillis() / 1e3));
        return Optional.of(took);
      }
      LockSupport.parkNanos(20_000_000);
    }
    note("no takeover within " + TAKEOVER_PATIENCE);
    return Optional.of(since(asked));
  }

  private boolean isTheOnlyTrouble(Fault leaders) {
    return plan.faults().stream()
        .allMatch(
            each ->
                each == leaders
                    || each.target() == Target.HEARER_1
                    || each.target() == Target.HEARER_2);
  }

  private void note(String what) {
    timeline.add("%5.1f s  %s".formatted(since(start).toMillis() / 1e3, what));
  }

  private static void pauseUntil(long began, int millis) {
    long end = began + millis * 1_000_000L;
    while (System.nanoTime() < end) LockSupport.parkNanos(end - System.nanoTime());
  }

  private static Duration since(long moment) {
    return Duration.ofNanos(System.nanoTime() - moment);
  }
}
