package io.marquee.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** All contenders, one after the other, on the same servers. */
final class OutboxBench {
  private final Servers servers;
  private final Path folder;
  private final Options options;
  private final Page page;
  private final Map<Contender, Drain.Results> drains = new LinkedHashMap<>();
  private final Map<Contender, Map<Integer, Latency.Result>> latencies = new LinkedHashMap<>();
  private boolean allWell = true;

  OutboxBench(Servers servers, Path folder, Options options, Page page) {
    this.servers = servers;
    this.folder = folder;
    this.options = options;
    this.page = page;
  }

  private interface Measurement {
    void of(Contender contender) throws Exception;
  }

  /** Whether nobody failed. */
  boolean run() throws IOException {
    try (var topics = new Topics(servers.kafka())) {
      var stage = new Stage(servers, folder);
      if (options.drain()) {
        var drain = new Drain(servers, stage, topics);
        each(
            contender -> {
              Drain.Results results = drain.run(contender, options.rows(), OutboxBench::print);
              drains.put(contender, results);
            });
      }
      if (options.latency()) {
        var latency = new Latency(servers, stage, topics, options.tenants());
        each(
            contender -> {
              if (!contender.latency) return;
              Map<Integer, Latency.Result> results = new LinkedHashMap<>();
              latencies.put(contender, results);
              latency.run(
                  contender,
                  options.rates(),
                  options.seconds(),
                  result -> {
                    results.put(result.rate(), result);
                    print(contender, result);
                  });
            });
      }
    }
    String tables = tables();
    System.out.println("\n" + tables);
    // A table with a hole in it would be believed all the same.
    if (options.write() && allWell) page.write("outbox", tables);
    return allWell;
  }

  private void each(Measurement measurement) throws IOException {
    for (Contender contender : options.only()) {
      try {
        measurement.of(contender);
      } catch (Exception failed) {
        allWell = false;
        System.out.printf("%-10s FAILED: %s%n", contender.word, failed);
        if (!(failed instanceof BenchFailed)) failed.printStackTrace(System.out);
      }
      page.keep("outbox", options, Map.of("drain", drains, "latency", latencies));
    }
  }

  private String tables() {
    String drain = drains.isEmpty() ? "" : Tables.drain(drains);
    String latency = latencies.isEmpty() ? "" : Tables.latency(options.rates(), latencies);
    return drain + (drain.isEmpty() || latency.isEmpty() ? "" : "\n") + latency;
  }

  private static void print(Contender contender, Latency.Result result) {
    System.out.printf(
        "%-10s %,6d/s  p50 %,.1f  p99 %,.1f  p99.9 %,.1f ms  %.2f CPU s per 10,000 (PostgreSQL"
            + " %.2f)  p99 from due %,.1f ms, said %,.0f/s%s%n",
        contender.word,
        result.rate(),
        result.p50(),
        result.p99(),
        result.p999(),
        result.cpu(),
        result.postgresCpu(),
        result.p99FromDue(),
        result.said(),
        result.held() ? "" : "  NOT HELD");
  }

  private static void print(Contender contender, String how, Drain.Result result) {
    System.out.printf(
        "%-10s %s  %,9.0f events/s  %.3f CPU s per 10,000 (PostgreSQL %.3f)  first after %.1f s,"
            + " %,d twice, %,d late%n",
        contender.word,
        how,
        result.perSecond(),
        result.cpu(),
        result.postgresCpu(),
        result.startSeconds(),
        result.duplicates(),
        result.late());
  }
}
