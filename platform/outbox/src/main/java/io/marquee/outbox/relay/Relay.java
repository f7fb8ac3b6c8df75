package io.marquee.outbox.relay;

import io.marquee.events.Contracts;
import io.marquee.outbox.EventSettings;
import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.kafka.Topics;
import io.marquee.tenancy.database.PostgresSettings;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
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
    try (var connection = new RelayConnection(postgres)) {
      var database = new RelayDatabase(connection);
      var leases = new LeaseTable(connection);
      while (running) {
        try {
          prepareSlot(database);
          long asked = System.nanoTime();
          OptionalLong epoch = leases.acquire(holder(), settings.lease());
          if (epoch.isPresent()) {
            lead(
                connection,
                database,
                new Leadership(leases, epoch.getAsLong(), settings.lease(), asked));
          } else {
            status.to(RelayStatus.State.STANDBY);
            standBy(leases);
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
  private static void standBy(LeaseTable leases) throws SQLException, InterruptedException {
    Duration left = leases.left().plus(CLOCKS_DIFFER);
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

  private void lead(RelayConnection connection, RelayDatabase database, Leadership leadership)
      throws Exception {
    log.debug("Leading in epoch {}", leadership.epoch());
    try (var watch = new RelayWatch()) {
      watch.keep(leadership, settings.lease(), this::endStream);
      awaitTopics();
      while (database.endStreamOf(slot)) Thread.sleep(50);
      Ledger ledger = Ledger.load(new LedgerTable(connection), leadership.epoch());
      try (var publisher = new Publisher(kafka.producer(), leadership::check, status, meters)) {
        var reconciler =
            new Reconciler(
                database,
                leadership,
                ledger,
                publisher,
                status,
                meters,
                slot,
                source,
                compactedTopics());
        if (slotIsNew) {
          reconciler.catchUp(CATCH_UP_PATIENCE);
          slotIsNew = false;
        }
        var queue = new StreamQueue(source, () -> status.to(RelayStatus.State.LEADING));
        try (var acknowledger =
            new Acknowledger(ledger::acknowledge, publisher, reconciler::passed, queue)) {
          var handler =
              new OutboxStreamHandler(leadership, ledger, publisher, acknowledger, meters);
          var current = new OutboxStream(postgres, slot, leadership.epoch(), queue, handler);
          stream = current;
          // A stop that came meanwhile has not seen the stream.
          if (!running) return;
          acknowledger.start();
          watch.every(settings.reconcileEvery(), reconciler::step);
          watch.every(Duration.ofHours(6), () -> database.makePartitions(DAYS_AHEAD));
          current.run();
        }
      }
    } finally {
      stream = null;
      release(leadership);
    }
  }

  private Set<String> compactedTopics() {
    return topics.own().stream()
        .filter(Contracts::isCompacted)
        .map(Contracts::topicOf)
        .collect(Collectors.toSet());
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

  private void awaitTopics() throws InterruptedException {
    try {
      topics.ready().get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void release(Leadership leadership) {
    try {
      leadership.release();
    } catch (SQLException failed) {
      log.debug("The lease will run out by itself: {}", failed.getMessage());
    }
  }

  private static String holder() {
    return ManagementFactory.getRuntimeMXBean().getName();
  }
}
