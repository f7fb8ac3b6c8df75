package io.marquee.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How quickly a backlog gets to Kafka. The clock runs from the first record that Kafka shows to the
 * last, so what a start takes is told apart; Kafka is asked from outside, so nobody measures
 * itself.
 */
final class Drain {
  private static final long LOOK_EVERY_NANOS = 20_000_000;
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final Servers servers;
  private final Stage stage;
  private final Topics topics;

  Drain(Servers servers, Stage stage, Topics topics) {
    this.servers = servers;
    this.stage = stage;
    this.topics = topics;
  }

  /**
   * One measurement.
   *
   * @param perSecond events per second
   * @param cpu seconds of the relay's process per 10,000 events
   * @param postgresCpu the same of PostgreSQL
   * @param startSeconds from the order to begin until the first record was there
   * @param duplicates records that were there more than once
   * @param late first deliveries after a later event of their aggregate
   */
  record Result(
      long rows,
      double perSecond,
      double cpu,
      double postgresCpu,
      double startSeconds,
      long duplicates,
      long late) {}

  /** The first backlog in a JVM, and the second one in the same. */
  record Results(Result cold, Result warm) {}

  interface Listener {
    void on(Contender contender, String how, Result result);
  }

  Results run(Contender contender, long asked, Listener listener) throws Exception {
    long rows = Math.max(1, Math.round(asked * contender.share / Backlog.GRAIN)) * Backlog.GRAIN;
    String topic = "bench." + contender.word;
    topics.make(topic);
    Setup setup = stage.prepare(contender, topic, rows, false);
    try {
      if (contender.input != Contender.Input.NONE)
        Backlog.write(setup, contender.backlog(), 0, rows);
      try (var process = new ContenderProcess(contender, setup, stage.log(contender))) {
        Result cold = measure(contender, setup, process, 0);
        listener.on(contender, "cold", cold);
        process.stop();
        if (contender.input != Contender.Input.NONE)
          Backlog.write(setup, contender.backlog(), rows, rows);
        Result warm = measure(contender, setup, process, rows);
        listener.on(contender, "warm", warm);
        process.stop();
        return new Results(cold, warm);
      }
    } finally {
      stage.clear(contender, setup);
      topics.forget(topic);
    }
  }

  private Result measure(Contender contender, Setup setup, ContenderProcess process, long before)
      throws Exception {
    long begun = System.nanoTime();
    process.start();
    long started = System.nanoTime();
    double cpu = process.cpu();
    double postgres = servers.postgresCpu();
    long first = 0;
    if (contender == Contender.RAW) {
      process.awaitFirst(LIMIT);
      started = System.nanoTime();
      process.awaitRows(LIMIT);
    } else {
      while (first == 0) {
        started = System.nanoTime();
        cpu = process.cpu();
        postgres = servers.postgresCpu();
        first = look(setup, process, begun) - before;
      }
      while (look(setup, process, begun) < before + setup.rows()) {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    double tenThousands = (setup.rows() - first) / 10_000.0;
    double cpuEach = (process.cpu() - cpu) / tenThousands;
    double postgresEach = (servers.postgresCpu() - postgres) / tenThousands;
    Delivered delivered = new Delivered();
    if (contender != Contender.RAW) {
      delivered = Delivered.of(setup.kafka(), setup.topic());
      delivered.check(before + setup.rows(), contender.ordered);
    }
    return new Result(
        setup.rows(),
        (setup.rows() - first) / seconds,
        cpuEach,
        postgresEach,
        (started - begun) / 1e9,
        delivered.duplicates(),
        delivered.late());
  }

  private long look(Setup setup, ContenderProcess process, long begun) throws Exception {
    if (System.nanoTime() - begun > LIMIT.toNanos()) {
      throw new BenchFailed(
          "only %,d records after %s".formatted(topics.records(setup.topic()), LIMIT));
    }
    process.check();
    return topics.records(setup.topic());
  }
}
