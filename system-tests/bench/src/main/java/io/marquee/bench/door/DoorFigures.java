package io.marquee.bench.door;

import io.marquee.bench.BenchFailed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Each figure of the door's table, on one stage. */
final class DoorFigures {
  private static final int PEOPLE = 16;
  private static final int PER_SECOND = 200;
  private static final int PARALLEL = 100;
  private static final String REFRESH = "/api/v1/auth/refresh";

  private final DoorStage stage;
  private final int gateway;
  private int number;

  DoorFigures(DoorStage stage, int gateway) {
    this.stage = stage;
    this.gateway = gateway;
  }

  /**
   * A line of the table.
   *
   * @param times how often, or over how many requests
   */
  record Figure(String what, String limit, String measured, String times, boolean good) {
    String line() {
      return "| %s | %s | %s | %s | %s |%n"
          .formatted(what, limit, measured, times, good ? "yes" : "**no**");
    }
  }

  /** A used refresh token comes again: until both gateways refuse the session's access token. */
  Figure replay(int times) {
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      var first = Http.register(gateway, "replay%d@example.com".formatted(number++));
      String used = first.text("refresh_token");
      var second = Http.post(gateway, REFRESH, Map.of("refresh_token", used)).is(200);
      String access = second.text("access_token");
      awaitTaken(access);
      long start = System.nanoTime();
      Http.post(gateway, REFRESH, Map.of("refresh_token", used)).is(401);
      awaitRefused(access);
      millis[i] = (System.nanoTime() - start) / 1e6;
      String heir = second.text("refresh_token");
      Http.post(gateway, REFRESH, Map.of("refresh_token", heir)).is(401);
    }
    return time("refresh replay: the family is dead at both gateways", 1000, millis);
  }

  /** One token, a hundred requests at once, half of them to each replica of identity. */
  Figure parallel(int rounds) throws InterruptedException {
    int most = 0;
    int all = 0;
    for (int round = 0; round < rounds; round++) {
      String token =
          Http.register(gateway, "parallel%d@example.com".formatted(number++))
              .text("refresh_token");
      var go = new CountDownLatch(1);
      var winners = new AtomicInteger();
      var others = new AtomicInteger();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < PARALLEL; i++) {
        int port = stage.identities.get(i % 2).port;
        threads.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      try {
                        go.await();
                      } catch (InterruptedException e) {
                        return;
                      }
                      int status =
                          Http.post(port, REFRESH, Map.of("refresh_token", token)).status();
                      if (status == 200) winners.incrementAndGet();
                      else if (status != 401) others.incrementAndGet();
                    }));
      }
      go.countDown();
      for (Thread each : threads) each.join();
      if (others.get() > 0) throw new BenchFailed(others + " answers were neither 200 nor 401");
      most = Math.max(most, winners.get());
      all += winners.get();
    }
    return new Figure(
        "100 parallel refreshes of one token, over two replicas of identity",
        "never two winners",
        "at most %d, %d in all".formatted(most, all),
        rounds + " rounds",
        most <= 1);
  }

  /** The leading relay is killed, and at once somebody logs out. */
  Figure revocation(int times) throws Exception {
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      String access =
          Http.register(gateway, "killed%d@example.com".formatted(number++)).text("access_token");
      awaitTaken(access);
      Replica leader = stage.leader();
      leader.kill();
      long start = System.nanoTime();
      while (Http.post(gateway, "/api/v1/auth/logout", Map.of(), Http.bearer(access)).status()
          != 204) {
        // Until the balancer has noticed who is gone.
        if (System.nanoTime() - start > 30e9) throw new BenchFailed("nobody could log out");
        Thread.sleep(20);
      }
      awaitRefused(access);
      millis[i] = (System.nanoTime() - start) / 1e6;
      leader.start().awaitReady();
    }
    return time(
        "revocation while the leading relay is killed (-9), at both gateways", 7000, millis);
  }

  /** A new key is published, signs, and its tokens come to both gateways. */
  Figure rotation() throws InterruptedException {
    try (var load = new Load(gateway, PEOPLE, PER_SECOND)) {
      Thread.sleep(2000);
      int management = stage.identities.getFirst().management;
      Http.post(management, "/actuator/signingkeys", Map.of()).is(200);
      Thread.sleep((DoorStage.AHEAD_SECONDS + 20) * 1000L);
      load.close();
      return load("rotation of the signing key under load", load, load.keys().size() >= 2);
    }
  }

  /** Both gateways end and start again, one after the other. */
  Figure rolling() throws Exception {
    try (var load = new Load(gateway, PEOPLE, PER_SECOND)) {
      Thread.sleep(2000);
      for (Replica each : stage.gateways) {
        each.end();
        each.start().awaitReady();
        Thread.sleep(1000);
      }
      Thread.sleep(2000);
      load.close();
      return load("rolling restart of two gateways under load", load, true);
    }
  }

  private static Figure load(String what, Load load, boolean happened) {
    if (!happened) throw new BenchFailed(what + ": it did not happen");
    load.failed().stream().limit(5).forEach(failure -> System.out.println("  failed: " + failure));
    return new Figure(
        what,
        "0 failed requests",
        load.failed().size() + " failed",
        "%,d requests".formatted(load.answered() + load.failed().size()),
        load.failed().isEmpty());
  }

  private static Figure time(String what, int limitMillis, double[] millis) {
    Arrays.sort(millis);
    return new Figure(
        what,
        "under %,d ms".formatted(limitMillis),
        "p50 %,.0f ms, longest %,.0f ms"
            .formatted(millis[millis.length / 2], millis[millis.length - 1]),
        millis.length + " times",
        millis[millis.length - 1] < limitMillis);
  }

  private void awaitTaken(String access) {
    for (Replica each : stage.gateways) await(each, access, 200);
  }

  private void awaitRefused(String access) {
    for (Replica each : stage.gateways) await(each, access, 401);
  }

  private static void await(Replica gateway, String access, int status) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (Http.get(gateway.port, "/api/v1/plans", Http.bearer(access)).status() != status) {
      if (System.nanoTime() > end) throw new BenchFailed(gateway.name + " never says " + status);
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BenchFailed("interrupted");
      }
    }
  }
}
