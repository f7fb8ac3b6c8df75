package io.marquee.outbox.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets what was said and heard age out, day by day, and makes the days to come. Every process of a
 * service does so now and then; the database sees to it that they do not meet.
 */
class Retention implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration EVERY = Duration.ofMinutes(30);
  private static final int INBOX_DAYS = 14;
  private static final int DAYS_AHEAD = 7;
  private static final int ROWS_AT_ONCE = 10_000;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final MeterRegistry registry;
  private final int outboxDays;
  private final Map<String, Double> ages = new ConcurrentHashMap<>();
  private volatile @Nullable CountDownLatch stopped;

  Retention(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      MeterRegistry registry,
      Duration keepOutbox) {
    if (keepOutbox.toDays() < 7) {
      throw new IllegalArgumentException(
          "marquee.events.keep-outbox is %s; a replay reaches 7 days, so it cannot be less"
              .formatted(keepOutbox));
    }
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.registry = registry;
    this.outboxDays = Math.toIntExact(keepOutbox.toDays());
    for (String table : List.of("outbox", "inbox")) {
      Gauge.builder("marquee.retention.oldest", ages, known -> known.getOrDefault(table, 0.0))
          .description("Age of the oldest day that is kept")
          .baseUnit("seconds")
          .tag("table", table)
          .register(registry);
    }
  }

  @Override
  public synchronized void start() {
    var end = new CountDownLatch(1);
    stopped = end;
    Thread.ofVirtual().name("events-retention").start(() -> run(end));
  }

  @Override
  public synchronized void stop() {
    CountDownLatch end = stopped;
    stopped = null;
    if (end != null) end.countDown();
  }

  @Override
  public boolean isRunning() {
    return stopped != null;
  }

  private void run(CountDownLatch end) {
    try {
      Duration pause = FIRST;
      while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        once();
        pause = EVERY;
      }
    } catch (InterruptedException stop) {
      // Nobody interrupts it but the end.
    }
  }

  /** Does what is due. What cannot be done now is done the next time. */
  void once() {
    attempt("days ahead", () -> ask("select service.make_partitions(?)", DAYS_AHEAD));
    drop("outbox", outboxDays);
    drop("inbox", INBOX_DAYS);
    attempt("rows", () -> ask("select service.prune_events(?, ?)", outboxDays, ROWS_AT_ONCE));
  }

  private void drop(String table, int keep) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    attempt(
        table,
        () -> {
          List<LocalDate> days = days(table);
          days.stream()
              .filter(day -> day.isBefore(today.minusDays(keep)))
              .forEach(day -> attempt(table + " of " + day, () -> drop(table, day)));
          ages.put(
              table,
              days(table).stream()
                  .findFirst()
                  .filter(day -> day.isBefore(today))
                  .map(
                      day ->
                          (double) Duration.ofDays(ChronoUnit.DAYS.between(day, today)).toSeconds())
                  .orElse(0.0));
        });
  }

  private List<LocalDate> days(String table) {
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                jdbc.queryForList(
                    "select day from service.event_days(?)", LocalDate.class, table)));
  }

  private void drop(String table, LocalDate day) {
    Object answer = ask("select service.drop_event_day(?, ?)", table, day);
    if ("dropped".equals(answer)) {
      log.info("The {} of {} is gone", table, day);
      Counter.builder("marquee.retention.dropped")
          .baseUnit("days")
          .tag("table", table)
          .register(registry)
          .increment();
    }
    if ("unsettled".equals(answer)) {
      failed();
      log.warn("The {} of {} stays: not all of it is known to be in Kafka", table, day);
    }
  }

  private Object ask(String question, Object... parameters) {
    return transaction.execute(
        status -> Objects.requireNonNull(jdbc.queryForObject(question, Object.class, parameters)));
  }

  private void attempt(String what, Runnable work) {
    try {
      work.run();
    } catch (DataAccessException | TransactionException put) {
      failed();
      log.info("Retention of {} is put off: {}", what, put.getMessage());
    }
  }

  private void failed() {
    registry.counter("marquee.retention.failures").increment();
  }
}
