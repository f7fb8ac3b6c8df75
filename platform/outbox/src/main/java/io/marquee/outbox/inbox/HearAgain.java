package io.marquee.outbox.inbox;

import io.marquee.outbox.DeadLetters.Reason;
import io.marquee.outbox.Order;
import io.marquee.outbox.UnreadableEvent;
import io.marquee.outbox.inbox.Inbox.Durability;
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
  private static final int COLLISIONS = 5;

  private final String service;
  private final Listeners listeners;
  private final Inbox inbox;
  private final DeadLetterStore store;
  private final JdbcDeadLetters deadLetters;
  private final TransactionTemplate transaction;
  private final Retries retries;

  HearAgain(
      String service,
      Listeners listeners,
      Inbox inbox,
      DeadLetterStore store,
      JdbcDeadLetters deadLetters,
      TransactionTemplate transaction,
      Retries retries) {
    this.service = service;
    this.listeners = listeners;
    this.inbox = inbox;
    this.store = store;
    this.deadLetters = deadLetters;
    this.transaction = transaction;
    this.retries = retries;
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
    var heard = new Heard(delivery, read.get());
    Duration pause = Duration.ofMillis(10);
    for (int attempt = 0; ; attempt++) {
      try {
        return heard(listener, heard);
      } catch (Exception failed) {
        Failure failure = Failure.of(failed);
        if (failure == Failure.DATABASE_AWAY) throw new DatabaseAway(failed);
        if (failure == Failure.OF_ITS_OWN || attempt == COLLISIONS) {
          park(listener, delivery, Reason.FAILED, Failure.describe(failed));
          retries.soon();
          return false;
        }
        sleep(pause, failed);
        pause = pause.multipliedBy(2);
      }
    }
  }

  private static boolean counts(Listener listener, Delivery.Read read) {
    return listener.order() == Order.STRICT || listener.handles(read.event(), read.envelope());
  }

  private boolean heard(Listener listener, Heard heard) throws Exception {
    switch (inbox.hear(listener, heard, Durability.AT_COMMIT)) {
      case HANDLED -> {
        if (listener.order() == Order.STRICT && inbox.isParked(listener, heard.key())) {
          deadLetters.replay(listener, heard.key());
        }
        return true;
      }
      case EARLY ->
          park(
              listener,
              heard.delivery(),
              Reason.EARLY,
              "an earlier event of the replay has not come");
      case PARKED, DUPLICATE, OUTDATED, ALONE -> {}
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
