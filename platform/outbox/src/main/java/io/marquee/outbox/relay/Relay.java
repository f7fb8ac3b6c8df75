package io.marquee.outbox.relay;

import io.marquee.outbox.EventSettings;
import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.kafka.Topics;
import io.marquee.tenancy.database.PostgresSettings;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries the service's events to Kafka for as long as it leads, and waits to lead otherwise. It
 * starts in the background: nothing waits for it but readiness, and that only until the slot is
 * there. Any failure ends the run and begins another one after a pause.
 */
class Relay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /** A little later than to the millisecond, or the look is for nothing. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMillis(10);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration CATCH_UP_PATIENCE = Duration.ofSeconds(5);
  private static final int DAYS_AHEAD = 7;

  private final EventSettings settings;
  private final PostgresSettings postgres;
  private final KafkaClients kafka;
  private final Topics topics;
  private final RelayStatus status;
  private final RelayMeters meters;
  private final String slot;
  private final String source;

  /** Whether this process made the slot and has not led since. */
  private boolean slotIsNew;

  private volatile boolean running;
  private volatile @Nullable Thread thread;
  private volatile @Nullable OutboxStream stream;

  Relay(
      EventSettings settings,
      PostgresSettings postgres,
      KafkaClients kafka,
      Topics topics,
      RelayStatus status,
      RelayMeters meters) {
    this.settings = settings;
    this.postgres = postgres;
    this.kafka = kafka;
    this.topics = topics;
    this.status = status;
    this.meters = meters;
    this.slot = postgres.database() + "_outbox";
    this.source = "/marquee/" + kafka.service();
  }

  @Override
  public void start() {
    running = true;
    status.to(RelayStatus.State.STARTING);
    thread = Thread.ofPlatform().name("relay").daemon().start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    Thread relaying = thread;
    if (relaying == null) return;
    try {
      OutboxStream current = stream;
      if (current != null) current.close();
      else relaying.interrupt();
      if (!relaying.join(Duration.ofSeconds(10))) relaying.interrupt();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    thread = null;
    status.to(RelayStatus.State.OFF);
  }

  /** Beside the consumers, which take their time as well. */
  @Override
  public void stop(Runnable done) {
    Thread.ofVirtual()
        .start(
            () -> {
              stop();
              done.run();
            });
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1_000;
  }

  private void run() {
    Duration pause = LOOK_AGAIN;
    try (var database = new RelayDatabase(postgres)) {
      while (running) {
        try {
          prepareSlot(database);
          long asked = System.nanoTime();
          OptionalLong epoch = database.acquireLease(holder(), settings.lease());
          if (epoch.isPresent()) {
            lead(database, new Leadership(database, epoch.getAsLong(), settings.lease(), asked));
          } else {
            status.to(RelayStatus.State.STANDBY);
            standBy(database);
          }
          pause = LOOK_AGAIN;
        } catch (InterruptedException stopped) {
          return;
        } catch (Exception failed) {
          if (!running) return;
          if (status.state() == RelayStatus.State.LEADING) pause = LOOK_AGAIN;
          status.failed(failed);
          meters.restarts.increment();
          log.warn(
              "The relay failed and begins anew in {} ms: {}",
              pause.toMillis(),
              failed.getMessage(),
              log.isDebugEnabled() ? failed : null);
          Thread.sleep(pause);
          pause =
              pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                  ? LONGEST_PAUSE
                  : pause.multipliedBy(2);
        }
      }
    } catch (InterruptedException stopped) {
      // The end.
    }
  }

  /**
   * Until the leader's time is over, unless it takes more; but a leader can also stop by itself.
   */
  private static void standBy(RelayDatabase database) throws SQLException, InterruptedException {
    Duration left = database.leaseLeft().plus(CLOCKS_DIFFER);
    Thread.sleep(left.isNegative() || left.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : left);
  }

  /** From the moment that the slot is there, PostgreSQL keeps what the relay has not confirmed. */
  private void prepareSlot(RelayDatabase database) throws SQLException {
    RelayDatabase.Slot current = database.slot(slot).orElse(null);
    if (current != null && current.lost()) {
      log.warn("The slot {} was lost; a new one is made and the table's rows are checked", slot);
      database.dropSlot(slot);
      current = null;
    }
    if (current == null) {
      try {
        database.createSlot(slot);
        slotIsNew = true;
      } catch (SQLException failed) {
        // Another process of the service may have been quicker.
        if (database.slot(slot).isEmpty()) throw failed;
      }
    }
    if (current != null) status.slot(current);
    status.slotIsReady();
  }

  private void lead(RelayDatabase database, Leadership leadership) throws Exception {
    log.debug("Leading in epoch {}", leadership.epoch());
    ScheduledExecutorService watch =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("relay-watch").daemon().factory());
    try {
      keep(watch, leadership);
      awaitTopics();
      while (database.endStreamOf(slot)) Thread.sleep(50);
      Ledger ledger = Ledger.load(database, leadership.epoch());
      try (var publisher = new Publisher(kafka.producer(), leadership, status, meters)) {
        var reconciler =
            new Reconciler(database, leadership, ledger, publisher, status, meters, slot, source);
        if (slotIsNew) {
          reconciler.catchUp(CATCH_UP_PATIENCE);
          slotIsNew = false;
        }
        var queue = new StreamQueue(source, () -> status.to(RelayStatus.State.LEADING));
        try (var acknowledger = new Acknowledger(ledger, publisher, reconciler, queue)) {
          var handler =
              new OutboxStreamHandler(leadership, ledger, publisher, acknowledger, meters);
          var current = new OutboxStream(postgres, slot, leadership.epoch(), queue, handler);
          stream = current;
          // A stop that came meanwhile has not seen the stream.
          if (!running) return;
          acknowledger.start();
          every(watch, settings.reconcileEvery(), reconciler::step);
          every(watch, Duration.ofHours(6), () -> database.makePartitions(DAYS_AHEAD));
          current.run();
        }
      }
    } finally {
      stream = null;
      watch.shutdownNow();
      watch.awaitTermination(5, TimeUnit.SECONDS);
      release(database, leadership);
    }
  }

  /** Renews the lease, and ends the stream when that can no longer be relied on. */
  private void keep(ScheduledExecutorService watch, Leadership leadership) {
    long period = settings.lease().toMillis() / 4;
    watch.scheduleWithFixedDelay(
        () -> {
          try {
            leadership.renew();
          } catch (SQLException failed) {
            log.debug("The lease could not be renewed: {}", failed.getMessage());
          } catch (LeaseLost lost) {
            log.warn("Another relay of this service leads now");
          }
          try {
            leadership.check();
          } catch (LeaseLost lost) {
            endStream();
          }
        },
        period,
        period,
        TimeUnit.MILLISECONDS);
  }

  private void endStream() {
    OutboxStream current = stream;
    if (current == null) return;
    // Not in the watch's own thread, which the end of the stream waits for.
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                current.close();
              } catch (InterruptedException ignored) {
                // Nobody interrupts it.
              }
            });
  }

  private interface Task {
    void run() throws Exception;
  }

  private static void every(ScheduledExecutorService watch, Duration period, Task task) {
    watch.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (Exception failed) {
            log.debug("Put off: {}", failed.getMessage());
          }
        },
        0,
        period.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void awaitTopics() throws InterruptedException {
    try {
      topics.ready().get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void release(RelayDatabase database, Leadership leadership) {
    try {
      database.releaseLease(leadership.epoch());
    } catch (SQLException failed) {
      log.debug("The lease will run out by itself: {}", failed.getMessage());
    }
  }

  private static String holder() {
    return ManagementFactory.getRuntimeMXBean().getName();
  }
}
