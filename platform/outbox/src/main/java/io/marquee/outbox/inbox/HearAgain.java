package io.marquee.outbox.inbox;

import io.marquee.outbox.DeadLetters.Reason;
import io.marquee.outbox.EventSettings;
import io.marquee.outbox.Order;
import io.marquee.outbox.UnreadableEvent;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets consumers hear again, in a generation of an operator's, what they have heard before: each
 * event once in that generation, however often it comes. What fails is parked among the dead
 * letters like any other, in that generation.
 */
public class HearAgain {
  private static final Logger log = LoggerFactory.getLogger(HearAgain.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final String service;
  private final Listeners listeners;
  private final Inbox inbox;
  private final DeadLetterStore store;
  private final JdbcDeadLetters deadLetters;
  private final TransactionTemplate transaction;
  private final Duration retryFor;

  HearAgain(
      String service,
      Listeners listeners,
      Inbox inbox,
      DeadLetterStore store,
      JdbcDeadLetters deadLetters,
      TransactionTemplate transaction,
      EventSettings settings) {
    this.service = service;
    this.listeners = listeners;
    this.inbox = inbox;
    this.store = store;
    this.deadLetters = deadLetters;
    this.transaction = transaction;
    this.retryFor = settings.retryFor();
  }

  /** Takes a record that is marked as sent again, if it is meant for this consumer. */
  void hearMarked(Listener listener, ConsumerRecord<byte[], byte[]> record) {
    ReplayMark.read(record.headers())
        .filter(mark -> mark.addresses(service, listener))
        .ifPresent(
            mark ->
                hear(
                    listener.withGeneration(Generations.ofSentAgain(mark.number())),
                    Delivery.of(record)));
  }

  /**
   * Takes a record.
   *
   * @return whether it took effect now
   */
  public boolean hear(String consumer, int generation, ConsumerRecord<byte[], byte[]> record) {
    return hear(listeners.get(consumer).withGeneration(generation), Delivery.of(record));
  }

  private boolean hear(Listener listener, Delivery delivery) {
    Optional<Delivery.Read> read;
    try {
      read = delivery.read(listener);
    } catch (UnreadableEvent unreadable) {
      park(listener, delivery, Reason.UNREADABLE, unreadable.toString());
      return false;
    }
    if (read.isEmpty() || !counts(listener, read.get())) return false;
    Duration pause = Duration.ofMillis(100);
    long began = System.nanoTime();
    while (true) {
      try {
        return heard(listener, delivery, read.get());
      } catch (Exception failed) {
        if (Hearing.isDatabaseAway(failed)) throw new DatabaseAway(failed);
        Duration spent = Duration.ofNanos(System.nanoTime() - began);
        if (spent.plus(pause).compareTo(retryFor) > 0) {
          park(listener, delivery, Reason.FAILED, failed.toString());
          return false;
        }
        sleep(pause, failed);
        pause = pause.multipliedBy(2);
        if (pause.compareTo(LONGEST_PAUSE) > 0) pause = LONGEST_PAUSE;
      }
    }
  }

  private static boolean counts(Listener listener, Delivery.Read read) {
    return listener.order() == Order.STRICT || listener.handles(read.event().getClass());
  }

  private boolean heard(Listener listener, Delivery delivery, Delivery.Read read) throws Exception {
    switch (inbox.hear(listener, delivery, read)) {
      case HANDLED -> {
        if (listener.order() == Order.STRICT
            && inbox.isParked(listener, read.envelope().subject())) {
          deadLetters.replay(listener, read.envelope().subject());
        }
        return true;
      }
      case EARLY ->
          park(listener, delivery, Reason.EARLY, "an earlier event of the replay has not come");
      case PARKED, DUPLICATE, OUTDATED -> {}
    }
    return false;
  }

  private void park(Listener listener, Delivery delivery, Reason reason, String error) {
    log.warn(
        "{}: {}-{}@{}, heard again in generation {}, goes to the dead letters ({}): {}",
        listener,
        delivery.topic(),
        delivery.partition(),
        delivery.offset(),
        listener.generation(),
        reason,
        error);
    transaction.executeWithoutResult(status -> store.park(listener, delivery, reason, error));
  }

  private static void sleep(Duration pause, Exception reason) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while an event was to be tried again", reason);
    }
  }
}
