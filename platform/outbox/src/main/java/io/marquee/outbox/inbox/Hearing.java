package io.marquee.outbox.inbox;

import io.marquee.outbox.DeadLetters.Reason;
import io.marquee.outbox.Order;
import io.marquee.outbox.UnreadableEvent;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the records of one consumer, one after the other, and is done with each within a bounded
 * time: it is handled, or recognised as heard before, or parked. It throws only when the database
 * is not there; then the record comes again.
 */
class Hearing implements MessageListener<byte[], byte[]> {
  private static final Logger log = LoggerFactory.getLogger(Hearing.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Listener listener;
  private final Inbox inbox;
  private final DeadLetterStore store;
  private final JdbcDeadLetters deadLetters;
  private final TransactionTemplate transaction;
  private final HearAgain again;
  private final InboxMeters meters;
  private final Duration retryFor;
  private final CountDownLatch stopped = new CountDownLatch(1);

  Hearing(
      Listener listener,
      Inbox inbox,
      DeadLetterStore store,
      JdbcDeadLetters deadLetters,
      TransactionTemplate transaction,
      HearAgain again,
      InboxMeters meters,
      Duration retryFor) {
    this.listener = listener;
    this.inbox = inbox;
    this.store = store;
    this.deadLetters = deadLetters;
    this.transaction = transaction;
    this.again = again;
    this.meters = meters;
    this.retryFor = retryFor;
  }

  @Override
  public void onMessage(ConsumerRecord<byte[], byte[]> record) {
    if (ReplayMark.isOn(record.headers())) {
      again.hearMarked(listener, record);
      return;
    }
    Delivery delivery = Delivery.of(record);
    Optional<Delivery.Read> read;
    try {
      read = delivery.read(listener);
    } catch (UnreadableEvent unreadable) {
      park(delivery, Reason.UNREADABLE, unreadable);
      return;
    }
    if (read.isEmpty()) {
      meters.unknownType(listener);
      // Its number counts all the same.
      if (listener.order() != Order.STRICT || delivery.envelope() == null) return;
      read = Optional.of(new Delivery.Read(UNKNOWN, delivery.envelope()));
    } else if (listener.order() != Order.STRICT
        && !listener.handles(read.get().event().getClass())) {
      return;
    }
    hear(delivery, read.get());
  }

  /** An event of a type that no method takes. */
  private static final Object UNKNOWN = new Object();

  private void hear(Delivery delivery, Delivery.Read read) {
    long began = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        heard(delivery, read, inbox.hear(listener, delivery, read));
        return;
      } catch (Exception failed) {
        if (isDatabaseAway(failed)) throw new DatabaseAway(failed);
        Duration spent = Duration.ofNanos(System.nanoTime() - began);
        if (spent.plus(pause).compareTo(retryFor) > 0) {
          park(delivery, Reason.FAILED, failed);
          return;
        }
        meters.retried(listener);
        log.debug("{}: {} failed, to be tried again", listener, read.envelope().id(), failed);
        sleep(pause, failed);
        pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
      }
    }
  }

  private void heard(Delivery delivery, Delivery.Read read, Inbox.Outcome outcome) {
    meters.heard(listener, outcome);
    switch (outcome) {
      case HANDLED -> {
        meters.delay(listener, read.envelope().time());
        // It may be the one that others have waited for.
        if (listener.order() == Order.STRICT
            && inbox.isParked(listener, read.envelope().subject())) {
          deadLetters.replay(listener, read.envelope().subject());
        }
      }
      case EARLY -> park(delivery, Reason.EARLY, null);
      case PARKED -> meters.parked(listener, "behind");
      case DUPLICATE, OUTDATED -> {}
    }
  }

  private void park(Delivery delivery, Reason reason, @Nullable Exception failure) {
    String error = failure == null ? "an earlier event has not come" : describe(failure);
    log.warn(
        "{}: {}-{}@{} goes to the dead letters ({}): {}",
        listener,
        delivery.topic(),
        delivery.partition(),
        delivery.offset(),
        reason,
        error,
        log.isDebugEnabled() ? failure : null);
    transaction.executeWithoutResult(status -> store.park(listener, delivery, reason, error));
    meters.parked(listener, reason.name().toLowerCase(Locale.ROOT));
  }

  private static String describe(Exception failure) {
    Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
    return root == failure ? failure.toString() : failure + "; caused by " + root;
  }

  /** An outage must not fill the dead letters. */
  static boolean isDatabaseAway(Exception failure) {
    if (failure instanceof CannotCreateTransactionException) return true;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) return true;
      if (cause instanceof SQLException sql && sql.getSQLState() instanceof String state) {
        // 08: the connection; 57P: the server is being ended or started
        if (state.startsWith("08") || state.startsWith("57P")) return true;
      }
    }
    return false;
  }

  private void sleep(Duration pause, Exception reason) {
    try {
      if (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) return;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("stopped while an event was to be tried again", reason);
  }

  /** Ends the waiting for another attempt; the event then comes again after the next start. */
  void stop() {
    stopped.countDown();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
