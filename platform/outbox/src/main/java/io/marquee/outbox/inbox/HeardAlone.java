package io.marquee.outbox.inbox;

import io.marquee.outbox.DeadLetters.Reason;
import io.marquee.outbox.Order;
import io.marquee.outbox.inbox.Inbox.Durability;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hears one event in a transaction of its own and is done with it soon: it is handled, or
 * recognised as heard before, or its key is parked, to be tried again beside the partition. Throws
 * only when the database is not there.
 */
class HeardAlone {
  private static final Logger log = LoggerFactory.getLogger(HeardAlone.class);

  /** After a collision with another transaction: 10, 20, 40, 80, 160 ms, so 0.31 s in total. */
  private static final int COLLISIONS = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

  private final Listener listener;
  private final Inbox inbox;
  private final DeadLetterStore store;
  private final JdbcDeadLetters deadLetters;
  private final TransactionTemplate transaction;
  private final InboxMeters meters;
  private final Turns turns;
  private final Retries retries;

  HeardAlone(
      Listener listener,
      Inbox inbox,
      DeadLetterStore store,
      JdbcDeadLetters deadLetters,
      TransactionTemplate transaction,
      InboxMeters meters,
      Turns turns,
      Retries retries) {
    this.listener = listener;
    this.inbox = inbox;
    this.store = store;
    this.deadLetters = deadLetters;
    this.transaction = transaction;
    this.meters = meters;
    this.turns = turns;
    this.retries = retries;
  }

  void hear(Heard heard, Pause pause) {
    Duration next = FIRST_PAUSE;
    for (int attempt = 0; ; attempt++) {
      try {
        heard(heard, turns.one(() -> inbox.hear(listener, heard, Durability.AT_FLUSH)));
        return;
      } catch (Exception failed) {
        Failure failure = Failure.of(failed);
        if (failure == Failure.DATABASE_AWAY) throw new DatabaseAway(failed);
        if (failure == Failure.OF_ITS_OWN || attempt == COLLISIONS) {
          park(heard.delivery(), Reason.FAILED, failed);
          retries.soon();
          return;
        }
        meters.retried(listener);
        pause.of(next, failed);
        next = next.multipliedBy(2);
      }
    }
  }

  /** Waits, or throws if the consumer is to stop. */
  interface Pause {
    void of(Duration length, Exception reason);
  }

  private void heard(Heard heard, Inbox.Outcome outcome) {
    meters.heard(listener, outcome, heard.envelope());
    switch (outcome) {
      case HANDLED -> {
        // It may be the one that others have waited for.
        if (listener.order() == Order.STRICT && inbox.isParked(listener, heard.key())) {
          deadLetters.replay(listener, heard.key());
        }
      }
      case EARLY -> park(heard.delivery(), Reason.EARLY, null);
      case PARKED -> meters.parked(listener, "behind");
      case DUPLICATE, OUTDATED, ALONE -> {}
    }
  }

  void park(Delivery delivery, Reason reason, @Nullable Exception failure) {
    String error = failure == null ? "an earlier event has not come" : Failure.describe(failure);
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
}
