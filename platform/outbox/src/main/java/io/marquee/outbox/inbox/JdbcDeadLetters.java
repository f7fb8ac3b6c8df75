package io.marquee.outbox.inbox;

import io.marquee.outbox.DeadLetters;
import io.marquee.outbox.UnreadableEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists, replays and discards. */
class JdbcDeadLetters implements DeadLetters {
  private static final Logger log = LoggerFactory.getLogger(JdbcDeadLetters.class);

  private final DeadLetterStore store;
  private final Inbox inbox;
  private final TransactionTemplate transaction;
  private final Listeners listeners;

  JdbcDeadLetters(
      DeadLetterStore store, Inbox inbox, TransactionTemplate transaction, Listeners listeners) {
    this.store = store;
    this.inbox = inbox;
    this.transaction = transaction;
    this.listeners = listeners;
  }

  @Override
  public List<DeadLetter> list(int limit) {
    return inTransaction(() -> store.list(null, limit));
  }

  @Override
  public List<DeadLetter> list(String consumer, int limit) {
    return inTransaction(() -> store.list(consumer, limit));
  }

  @Override
  public int replay(String consumer, UUID key) {
    int handled = 0;
    for (Listener listener : generationsOf(consumer)) handled += replay(listener, key);
    return handled;
  }

  /** The consumer's own, and those in which an operator's replay left something. */
  private List<Listener> generationsOf(String consumer) {
    Listener listener = listeners.get(consumer);
    return inTransaction(() -> store.generationsWaiting(consumer)).stream()
        .map(listener::withGeneration)
        .toList();
  }

  int replay(Listener listener, UUID key) {
    int handled = 0;
    while (true) {
      Optional<DeadLetterStore.Letter> next = inTransaction(() -> store.first(listener, key));
      if (next.isEmpty() || !replay(listener, next.get())) return handled;
      handled++;
    }
  }

  @Override
  public int replayAll(String consumer) {
    int handled = 0;
    for (Listener listener : generationsOf(consumer)) handled += replayAll(listener);
    return handled;
  }

  private int replayAll(Listener listener) {
    int handled = 0;
    for (UUID key : inTransaction(() -> store.parkedKeys(listener))) {
      handled += replay(listener, key);
    }
    for (DeadLetterStore.Letter letter : inTransaction(() -> store.withoutKey(listener))) {
      if (replay(listener, letter)) handled++;
    }
    return handled;
  }

  @Override
  public boolean discard(long id) {
    return inTransaction(
        () -> {
          var found = store.find(id);
          if (found.isEmpty()) return false;
          DeadLetterStore.Letter letter = found.get();
          Listener listener = listeners.get(letter.consumer()).withGeneration(letter.generation());
          // After the wait for it, a replay may have closed the letter.
          store.lock(listener, letter);
          if (store.find(id).isEmpty()) return false;
          store.passOver(listener, letter);
          store.close(listener, letter, "discarded");
          return true;
        });
  }

  /** Whether the letter is done with. */
  private boolean replay(Listener listener, DeadLetterStore.Letter letter) {
    try {
      Delivery.Read read =
          letter
              .delivery()
              .read(listener)
              .orElseThrow(() -> new UnreadableEvent("its type is not known here"));
      return inbox.hearAgain(listener, letter, read) != Inbox.Outcome.EARLY;
    } catch (Exception failed) {
      log.debug("{}: dead letter {} failed again", listener, letter.id(), failed);
      inTransaction(
          () -> {
            store.failedAgain(listener, letter, failed.toString());
            return true;
          });
      return false;
    }
  }

  private interface Work<T> {
    T run();
  }

  private <T> T inTransaction(Work<T> work) {
    T result = transaction.execute(status -> work.run());
    if (result == null) throw new IllegalStateException("no result");
    return result;
  }
}
