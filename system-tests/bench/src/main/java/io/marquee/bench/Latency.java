package io.marquee.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * From the commit of an event to the commit of what a consumer did with it. Both are read from
 * PostgreSQL's commit timestamps: one clock, and no contender takes its own time.
 */
final class Latency {
  private static final int WARM_UP_RATE = 500;
  private static final int WARM_UP_SECONDS = 20;
  private static final int CHUNK = 50_000;

  /** How long after the last event the last effect may come; a rate that needs more is not held. */
  private static final Duration CATCH_UP = Duration.ofSeconds(20);

  /** A group is joined and a JVM warms up meanwhile. */
  private static final Duration WARM_UP_PATIENCE = Duration.ofMinutes(2);

  private final Servers servers;
  private final Stage stage;
  private final Topics topics;
  private final int tenants;

  Latency(Servers servers, Stage stage, Topics topics, int tenants) {
    this.servers = servers;
    this.stage = stage;
    this.topics = topics;
    this.tenants = tenants;
  }

  /**
   * At one rate; times in milliseconds.
   *
   * @param held whether all effects came in time; otherwise the times are of those that did
   * @param said events per second that the load reached
   * @param p99FromDue from when the event should have been said, so with the load's own delays
   * @param cpu seconds of the contender's process (relay and consumer) per 10,000 events
   */
  record Result(
      int rate,
      boolean held,
      double said,
      double p50,
      double p99,
      double p999,
      double p99FromDue,
      double cpu,
      double postgresCpu) {}

  interface Listener {
    void on(Result result);
  }

  void run(Contender contender, List<Integer> rates, int seconds, Listener listener)
      throws Exception {
    String topic = contender == Contender.OURS ? Event.TOPIC : "bench." + contender.word + ".load";
    topics.make(topic);
    Setup setup = stage.prepare(contender, topic, 0, true);
    try (var process = new ContenderProcess(contender, setup, stage.log(contender))) {
      process.start();
      var load = new Steady(setup, contender.insert(setup), tenants);
      List<Steady.Said> warmUp = load.run(WARM_UP_RATE, WARM_UP_SECONDS);
      if (!awaitEffects(setup, process, warmUp.size(), WARM_UP_PATIENCE)) {
        throw new BenchFailed("not even %d events/s get through".formatted(WARM_UP_RATE));
      }
      for (int rate : rates) {
        Result result = measure(setup, process, load, rate, seconds);
        listener.on(result);
        // What is left would be measured with the next rate.
        if (!result.held()) break;
      }
      process.stop();
    } finally {
      stage.clear(contender, setup);
      topics.forget(topic);
    }
  }

  private Result measure(Setup setup, ContenderProcess process, Steady load, int rate, int seconds)
      throws Exception {
    try (Connection connection = setup.connect();
        Statement sql = connection.createStatement()) {
      sql.execute("truncate shared.effects");
      sql.execute("checkpoint");
    }
    double cpu = process.cpu();
    double postgres = servers.postgresCpu();
    long begun = System.nanoTime();
    List<Steady.Said> said = load.run(rate, seconds);
    double saying = (System.nanoTime() - begun) / 1e9;
    boolean held = awaitEffects(setup, process, said.size(), CATCH_UP);
    cpu = process.cpu() - cpu;
    postgres = servers.postgresCpu() - postgres;
    Map<UUID, Long> effects = effects(setup);
    long[] commits = commits(setup, said);
    long[] fromCommit = new long[said.size()];
    long[] fromDue = new long[said.size()];
    int heard = 0;
    for (int i = 0; i < said.size(); i++) {
      Long effect = effects.get(said.get(i).id());
      if (effect == null) continue;
      fromCommit[heard] = effect - commits[i];
      fromDue[heard++] = effect - said.get(i).due();
    }
    fromCommit = Arrays.copyOf(fromCommit, heard);
    fromDue = Arrays.copyOf(fromDue, heard);
    Arrays.sort(fromCommit);
    Arrays.sort(fromDue);
    return new Result(
        rate,
        held,
        said.size() / saying,
        millis(fromCommit, 0.5),
        millis(fromCommit, 0.99),
        millis(fromCommit, 0.999),
        millis(fromDue, 0.99),
        cpu / said.size() * 10_000,
        postgres / said.size() * 10_000);
  }

  private static double millis(long[] sorted, double share) {
    if (sorted.length == 0) return Double.NaN;
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] / 1e3;
  }

  private boolean awaitEffects(
      Setup setup, ContenderProcess process, int expected, Duration patience) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    String count = "select count(*) from shared.effects";
    while (Long.parseLong(servers.one(setup.database(), count)) < expected) {
      process.check();
      if (System.nanoTime() > end) return false;
      Thread.sleep(200);
    }
    return true;
  }

  private static Map<UUID, Long> effects(Setup setup) throws SQLException {
    Map<UUID, Long> effects = new HashMap<>();
    try (Connection connection = setup.connect();
        Statement sql = connection.createStatement();
        ResultSet found =
            sql.executeQuery(
                "select id, (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1e6)::bigint"
                    + " from shared.effects")) {
      while (found.next()) effects.put(found.getObject(1, UUID.class), found.getLong(2));
    }
    return effects;
  }

  private static long[] commits(Setup setup, List<Steady.Said> said) throws SQLException {
    long[] commits = new long[said.size()];
    try (Connection connection = setup.connect();
        PreparedStatement query =
            connection.prepareStatement(
                "select (extract(epoch from pg_xact_commit_timestamp(x::text::xid)) * 1e6)::bigint"
                    + " from unnest(?::bigint[]) with ordinality as t (x, number)"
                    + " order by number")) {
      for (int from = 0; from < said.size(); from += CHUNK) {
        List<Long> part = new ArrayList<>();
        said.subList(from, Math.min(said.size(), from + CHUNK))
            .forEach(each -> part.add(each.transaction()));
        Array array = connection.createArrayOf("bigint", part.toArray());
        query.setArray(1, array);
        try (ResultSet found = query.executeQuery()) {
          for (int i = from; found.next(); i++) commits[i] = found.getLong(1);
        }
      }
    }
    return commits;
  }
}
