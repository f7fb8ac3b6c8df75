package io.marquee.bench.door;

import io.marquee.bench.BenchFailed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How long a wrong password takes for addresses with and without an account, by turns in random
 * order, each try from a network of its own and no more than four for an address, so that nobody is
 * slowed down. Sent to identity itself: less noise than any attacker has.
 */
final class LogInTiming {
  /** Less probable than this among equal distributions is a difference. */
  static final double THRESHOLD = 0.01;

  private static final int TRIES_EACH = 4;
  private static final int WARM_UP = 100;

  private final int port;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private int number;

  LogInTiming(int port) {
    this.port = port;
  }

  /**
   * What was found.
   *
   * @param known milliseconds, sorted, for addresses with an account
   * @param unknown likewise without
   */
  record Result(double[] known, double[] unknown, TwoSamples test) {
    boolean isGood() {
      return test.p() >= THRESHOLD;
    }

    String table() {
      return """
          | address | tries | p5 ms | p25 ms | p50 ms | p75 ms | p95 ms |
          |---|---|---|---|---|---|---|
          %s%s
          Mann and Whitney, two-sided: p = %.3f (distinguishable below %.2f); a known address took longer in %.1f %% of all pairs (50 %% is a coin).
          """
          .formatted(
              line("known", known),
              line("unknown", unknown),
              test.p(),
              THRESHOLD,
              100 * test.advantage());
    }

    private static String line(String name, double[] millis) {
      return "| %s | %,d | %.2f | %.2f | %.2f | %.2f | %.2f |%n"
          .formatted(
              name,
              millis.length,
              at(millis, 0.05),
              at(millis, 0.25),
              at(millis, 0.5),
              at(millis, 0.75),
              at(millis, 0.95));
    }

    private static double at(double[] sorted, double part) {
      return sorted[(int) Math.min(sorted.length - 1, Math.round(part * sorted.length))];
    }
  }

  Result run(int tries) {
    List<String> known = new ArrayList<>();
    for (int i = 0; i < (tries + 2 * WARM_UP) / 2 / TRIES_EACH + 1; i++) {
      String email = "known%d@example.com".formatted(i);
      Http.register(port, email);
      for (int j = 0; j < TRIES_EACH; j++) known.add(email);
    }
    Collections.shuffle(known, random);
    double[][] millis = new double[2][tries / 2];
    for (int i = -WARM_UP; i < tries / 2; i++) {
      String there = known.removeLast();
      // As long, and as unknown as the other is known.
      String notThere = "nobod%s".formatted(there.substring(5));
      boolean first = random.nextBoolean();
      double a = millis(first ? there : notThere);
      double b = millis(first ? notThere : there);
      if (i < 0) continue;
      millis[0][i] = first ? a : b;
      millis[1][i] = first ? b : a;
    }
    TwoSamples test = TwoSamples.of(millis[0], millis[1]);
    for (double[] each : millis) Arrays.sort(each);
    return new Result(millis[0], millis[1], test);
  }

  private double millis(String email) {
    number++;
    String address = "10.%d.%d.7".formatted(number >> 8 & 255, number & 255);
    long start = System.nanoTime();
    var answer =
        Http.post(
            port,
            "/api/v1/auth/login",
            Map.of("email", email, "password", "velvet anchor mosaic tundrA"),
            "X-Forwarded-For",
            address);
    long took = System.nanoTime() - start;
    if (answer.status() != 401) throw new BenchFailed("not measured: " + answer);
    return took / 1e6;
  }
}
