package io.marquee.bench;

import io.marquee.bench.IdleBench.Round.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Two services that have nothing to do, side by side: one with its relay, one without. What they
 * differ by is what an idle relay costs.
 */
final class IdleBench {
  private static final int ROUNDS = 3;
  private static final int SETTLE_SECONDS = 30;
  private static final double MEBIBYTE = 1024 * 1024;

  /** As the launcher starts services. */
  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TrimNativeHeapInterval=10000",
          "-Xss512k",
          "-Xms32m",
          "-Xmn12m",
          "-Xmx160m");

  private final Servers servers;
  private final Stage stage;
  private final int seconds;

  IdleBench(Servers servers, Stage stage, int seconds) {
    this.servers = servers;
    this.stage = stage;
    this.seconds = seconds;
  }

  /** Processor time in percent of one core, memory in MiB after a collection. */
  record Round(Side with, Side without, double postgresCpu) {
    record Side(double cpu, double memory) {}

    double cpu() {
      return with.cpu() - without.cpu();
    }

    double memory() {
      return with.memory() - without.memory();
    }
  }

  List<Round> run() throws Exception {
    List<Round> rounds = new ArrayList<>();
    try (ContenderProcess with = service(IdleService.WITH_RELAY);
        ContenderProcess without = service(IdleService.WITHOUT_RELAY)) {
      Thread.sleep(SETTLE_SECONDS * 1_000L);
      for (int i = 0; i < ROUNDS; i++) {
        Round round = measure(with, without);
        rounds.add(round);
        System.out.printf(
            "idle %d/%d  with relay %.2f %% and %.1f MiB, without %.2f %% and %.1f MiB: the relay"
                + " %.2f %% and %.1f MiB (PostgreSQL, for all, %.2f %%)%n",
            i + 1,
            ROUNDS,
            round.with().cpu(),
            round.with().memory(),
            round.without().cpu(),
            round.without().memory(),
            round.cpu(),
            round.memory(),
            round.postgresCpu());
      }
    }
    return rounds;
  }

  private ContenderProcess service(String word) throws Exception {
    Setup setup = stage.service(word);
    var process =
        new ContenderProcess(word, Jvm.path(Contender.OURS::sees), SMALL, setup, stage.log(word));
    process.start();
    return process;
  }

  private Round measure(ContenderProcess with, ContenderProcess without) throws Exception {
    double withCpu = with.cpu();
    double withoutCpu = without.cpu();
    double postgres = servers.postgresCpu();
    long begun = System.nanoTime();
    Thread.sleep(seconds * 1_000L);
    double percent = 100 / ((System.nanoTime() - begun) / 1e9);
    withCpu = (with.cpu() - withCpu) * percent;
    withoutCpu = (without.cpu() - withoutCpu) * percent;
    postgres = (servers.postgresCpu() - postgres) * percent;
    // Garbage is no memory that a relay needs. After the clock, for a collection costs time.
    with.collect();
    without.collect();
    return new Round(
        new Side(withCpu, with.memory() / MEBIBYTE),
        new Side(withoutCpu, without.memory() / MEBIBYTE),
        postgres);
  }

  static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return rounds.stream()
        .map(figure::applyAsDouble)
        .sorted(Comparator.naturalOrder())
        .toList()
        .get(rounds.size() / 2);
  }
}
