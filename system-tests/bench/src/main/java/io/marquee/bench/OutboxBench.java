package io.marquee.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** All contenders, one after the other, on the same servers. */
final class OutboxBench {
  private final Servers servers;
  private final Path folder;
  private final Options options;
  private final Map<Contender, Drain.Results> drains = new LinkedHashMap<>();
  private boolean allWell = true;

  OutboxBench(Servers servers, Path folder, Options options) {
    this.servers = servers;
    this.folder = folder;
    this.options = options;
  }

  /** Whether nobody failed. */
  boolean run() {
    try (var topics = new Topics(servers.kafka())) {
      var stage = new Stage(servers, folder);
      if (options.drain()) {
        var drain = new Drain(servers, stage, topics);
        for (Contender contender : options.only()) {
          try {
            Drain.Results results = drain.run(contender, options.rows());
            drains.put(contender, results);
            print(contender, "cold", results.cold());
            print(contender, "warm", results.warm());
          } catch (Exception failed) {
            allWell = false;
            System.out.printf("%-10s FAILED: %s%n", contender.word, failed);
          }
        }
      }
    }
    return allWell;
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
