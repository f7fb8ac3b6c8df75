package io.marquee.outbox.chaos;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fault runs of the event backbone: rounds of load and faults, all of whose choices follow from a
 * seed, on real servers and processes, judged by checkers.
 */
public final class Chaos {
  private Chaos() {}

  /** What was asked for; without {@code round} the rounds from 1 on. */
  record Wish(int rounds, long seed, int round, Sabotage sabotage, Duration within, String json) {
    static Wish of(String[] arguments) {
      var wish = new Wish(20, 1, 0, Sabotage.NONE, Duration.ofSeconds(60), "");
      for (int n = 0; n + 1 < arguments.length; n += 2) {
        wish = wish.with(arguments[n], arguments[n + 1]);
      }
      if (arguments.length % 2 == 1)
        throw new IllegalArgumentException(arguments[arguments.length - 1]);
      return wish;
    }

    private Wish with(String name, String value) {
      return switch (name) {
        case "--rounds" -> new Wish(Integer.parseInt(value), seed, round, sabotage, within, json);
        case "--seed" -> new Wish(rounds, Long.parseLong(value), round, sabotage, within, json);
        case "--round" -> new Wish(1, seed, Integer.parseInt(value), sabotage, within, json);
        case "--sabotage" ->
            new Wish(
                rounds,
                seed,
                round,
                Sabotage.valueOf(value.toUpperCase(Locale.ROOT)),
                within,
                json);
        case "--within" ->
            new Wish(
                rounds, seed, round, sabotage, Duration.ofSeconds(Long.parseLong(value)), json);
        case "--json" -> new Wish(rounds, seed, round, sabotage, within, value);
        default -> throw new IllegalArgumentException(name);
      };
    }
  }

  public static void main(String[] arguments) throws Exception {
    Wish wish;
    try {
      wish = Wish.of(arguments);
    } catch (IllegalArgumentException wrong) {
      System.err.println(
          "marquee: %s is not understood. ./run chaos [--rounds N] [--seed S] [--round K] [--sabotage inbox|ack|fence|reconciler] [--within SECONDS] [--json FILE]"
              .formatted(wrong.getMessage()));
      System.exit(2);
      return;
    }
    Path folder = Files.createTempDirectory("marquee-chaos");
    System.out.println("logs and data: " + folder);
    List<Verdict> verdicts = run(wish, folder, System.out);
    System.exit(verdicts.stream().allMatch(Verdict::isGood) ? 0 : 1);
  }

  static List<Verdict> run(Wish wish, Path folder, PrintStream out) throws Exception {
    List<Verdict> verdicts = new ArrayList<>();
    try (var stage = new Stage(folder, wish.sabotage())) {
      var records = new Records(stage);
      for (int n = 1; n <= wish.rounds(); n++) {
        var plan = Plan.of(wish.seed(), wish.round() == 0 ? n : wish.round());
        Verdict verdict = new Round(stage, records, plan, wish.within()).run();
        verdicts.add(verdict);
        out.print(verdict);
        // It has been caught; that is all that was asked.
        if (wish.sabotage() != Sabotage.NONE && !verdict.isGood()) break;
      }
    }
    out.print(new Summary(verdicts));
    return verdicts;
  }
}
