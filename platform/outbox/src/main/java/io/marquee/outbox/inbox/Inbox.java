package io.marquee.outbox.inbox;

import io.marquee.outbox.CurrentEvent;
import io.marquee.outbox.DeadLetters.Reason;
import io.marquee.outbox.EventEnvelope;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes an event take effect once: in one transaction, bound to the event's tenant, it notes that
 * the event was heard and calls the listener.
 */
class Inbox {
  /** What became of an event. */
  enum Outcome {
    HANDLED,
    DUPLICATE,
    OUTDATED,
    PARKED,
    EARLY
  }

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final DeadLetterStore deadLetters;

  Inbox(JdbcTemplate jdbc, TransactionTemplate transaction, DeadLetterStore deadLetters) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.deadLetters = deadLetters;
  }

  /** Hears an event that came from Kafka. Whatever the listener throws, nothing was changed. */
  Outcome hear(Listener listener, Delivery delivery, Delivery.Read read) throws Exception {
    return inTransaction(
        read.envelope(),
        () -> {
          Outcome outcome = admit(listener, read.envelope(), false);
          if (outcome == Outcome.HANDLED) listener.handle(read.event(), read.envelope());
          if (outcome == Outcome.PARKED) {
            deadLetters.add(listener, delivery, Reason.BEHIND, null);
          }
          return outcome;
        });
  }

  /** Hears a dead letter, and closes it in the same transaction. */
  Outcome hearAgain(Listener listener, DeadLetterStore.Letter letter, Delivery.Read read)
      throws Exception {
    return inTransaction(
        read.envelope(),
        () -> {
          // Deliveries of the key wait for the end of this transaction.
          deadLetters.lock(listener, letter);
          Outcome outcome = admit(listener, read.envelope(), true);
          if (outcome == Outcome.EARLY) return outcome;
          if (outcome == Outcome.HANDLED) listener.handle(read.event(), read.envelope());
          deadLetters.close(listener, letter, "replayed");
          return outcome;
        });
  }

  private interface Work {
    Outcome run() throws Exception;
  }

  private Outcome inTransaction(EventEnvelope envelope, Work work) throws Exception {
    return CurrentWorkspace.call(
        envelope.tenant(),
        () ->
            CurrentEvent.call(
                envelope,
                () -> {
                  try {
                    Outcome outcome =
                        transaction.execute(
                            status -> {
                              try {
                                Outcome result = work.run();
                                // It must not be noted as heard.
                                if (result == Outcome.EARLY) status.setRollbackOnly();
                                return result;
                              } catch (RuntimeException unchecked) {
                                throw unchecked;
                              } catch (Exception checked) {
                                throw new Checked(checked);
                              }
                            });
                    if (outcome == null) throw new IllegalStateException("no outcome");
                    return outcome;
                  } catch (Checked checked) {
                    throw checked.exception;
                  }
                }));
  }

  private Outcome admit(Listener listener, EventEnvelope envelope, boolean replaying) {
    if (Generations.isOperators(listener.generation())) {
      return admitAgain(listener, envelope, replaying);
    }
    String answer =
        jdbc.queryForObject(
            "select service.inbox_admit(?, ?, ?, ?, ?, ?, ?)",
            String.class,
            envelope.id(),
            listener.name(),
            listener.generation(),
            envelope.subject(),
            envelope.sequence(),
            listener.order().name(),
            replaying);
    return outcome(answer);
  }

  /** An operator wants it to be heard again. */
  private Outcome admitAgain(Listener listener, EventEnvelope envelope, boolean replaying) {
    return outcome(
        jdbc.queryForObject(
            "select service.inbox_admit_again(?, ?, ?, ?, ?, ?, ?, ?)",
            String.class,
            envelope.id(),
            listener.name(),
            listener.generation(),
            envelope.subject(),
            envelope.sequence(),
            listener.order().name(),
            replaying,
            listener.ownGeneration()));
  }

  private static Outcome outcome(@Nullable String answer) {
    return switch (answer) {
      case "new" -> Outcome.HANDLED;
      case "duplicate" -> Outcome.DUPLICATE;
      case "outdated" -> Outcome.OUTDATED;
      case "parked" -> Outcome.PARKED;
      case "early" -> Outcome.EARLY;
      case null, default -> throw new IllegalStateException("inbox_admit said " + answer);
    };
  }

  /** Whether some of an aggregate's events wait. */
  boolean isParked(Listener listener, UUID key) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "select exists (select from service.parked_keys"
                + " where consumer = ? and generation = ? and key = ?)",
            Boolean.class,
            listener.name(),
            listener.generation(),
            key));
  }

  private static final class Checked extends RuntimeException {
    private final transient Exception exception;

    Checked(Exception exception) {
      super(exception);
      this.exception = exception;
    }
  }
}
