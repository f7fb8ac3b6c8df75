package io.marquee.outbox.inbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries parked keys again beside the partitions, which go on meanwhile. Which key is due when lies
 * in the database, so that a process which dies leaves none behind.
 */
class Retries {
  private static final Logger log = LoggerFactory.getLogger(Retries.class);
  private static final Duration LOOK_ANYHOW = Duration.ofSeconds(15);
  private static final int AT_ONCE = 20;

  private final ParkedKeys parked;
  private final JdbcDeadLetters deadLetters;
  private final Listeners listeners;
  private final TransactionTemplate transaction;
  private final InboxMeters meters;
  private final Duration often;
  private final Semaphore signal = new Semaphore(0);
  private volatile @Nullable Thread thread;

  Retries(
      ParkedKeys parked,
      JdbcDeadLetters deadLetters,
      Listeners listeners,
      TransactionTemplate transaction,
      InboxMeters meters,
      Duration often) {
    this.parked = parked;
    this.deadLetters = deadLetters;
    this.listeners = listeners;
    this.transaction = transaction;
    this.meters = meters;
    this.often = often;
  }

  void start() {
    Thread trying = Thread.ofVirtual().name("events-retries").unstarted(this::run);
    // Known before it runs, since it ends when none is.
    thread = trying;
    trying.start();
  }

  void stop() {
    Thread running = thread;
    thread = null;
    signal.release();
    if (running == null) return;
    try {
      running.join(Duration.ofSeconds(5));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** A key was parked just now. */
  void soon() {
    signal.release();
  }

  private void run() {
    Duration pause = Duration.ofSeconds(1);
    while (thread != null) {
      try {
        if (signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) signal.drainPermits();
        pause = round();
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException failed) {
        log.debug("Put off: {}", failed.getMessage());
        pause = LOOK_ANYHOW;
      }
    }
  }

  private Duration round() {
    List<ParkedKeys.Due> due = take();
    while (!due.isEmpty() && thread != null) {
      due.forEach(this::tryAgain);
      due = take();
    }
    Duration next = transaction.execute(status -> parked.untilNext().orElse(LOOK_ANYHOW));
    if (next.compareTo(LOOK_ANYHOW) > 0) return LOOK_ANYHOW;
    return next.isPositive() ? next : Duration.ofMillis(10);
  }

  private List<ParkedKeys.Due> take() {
    return transaction.execute(status -> parked.takeDue(listeners.all(), often, AT_ONCE));
  }

  private void tryAgain(ParkedKeys.Due due) {
    if (thread == null) return;
    Listener listener = listeners.get(due.consumer()).withGeneration(due.generation());
    meters.retried(listener);
    int handled = deadLetters.replay(listener, due.key());
    if (handled == 0 && due.last()) {
      log.warn("{}: {} is not tried again; it waits among the dead letters", listener, due.key());
    }
  }
}
