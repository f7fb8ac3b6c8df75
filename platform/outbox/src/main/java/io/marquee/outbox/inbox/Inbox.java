package io.marquee.outbox.inbox;

import io.marquee.outbox.CurrentEvent;
import io.marquee.outbox.DeadLetters.Reason;
import io.marquee.outbox.EventEnvelope;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes events take effect once: in one transaction, bound to the events' tenant, it notes that
 * they were heard and calls the listener for each.
 */
class Inbox {
  /** What became of an event. */
  enum Outcome {
    HANDLED,
    DUPLICATE,
    OUTDATED,
    PARKED,
    EARLY,
    /** Nothing was done; it has to be heard by itself, in its turn. */
    ALONE
  }

  /** When a transaction's commit waits for the disk. */
  enum Durability {
    AT_COMMIT,
    /** With the next {@link #flush}, before which nobody may count the event as heard. */
    AT_FLUSH;

    private String beside(String admission) {
      return this == AT_COMMIT
          ? admission
          : admission + ", set_config('synchronous_commit', 'off', true)";
    }
  }

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final DeadLetterStore deadLetters;
  private final Handling handling;
  private final PersistenceContext persistence;

  Inbox(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      DeadLetterStore deadLetters,
      Handling handling,
      PersistenceContext persistence) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.deadLetters = deadLetters;
    this.handling = handling;
    this.persistence = persistence;
  }

  /** Hears an event that came from Kafka. Whatever the listener throws, nothing was changed. */
  Outcome hear(Listener listener, Heard heard, Durability durability) throws Exception {
    return inTransaction(
        heard.envelope(),
        status -> {
          Outcome outcome = admit(listener, heard.envelope(), false, durability);
          if (outcome == Outcome.HANDLED) handling.handle(listener, heard);
          if (outcome == Outcome.PARKED) {
            deadLetters.add(listener, heard.delivery(), Reason.BEHIND, null);
          }
          // It must not be noted as heard.
          if (outcome == Outcome.EARLY) status.setRollbackOnly();
          return outcome;
        });
  }

  /**
   * Hears events of one tenant in one transaction. Whatever the listener throws, nothing was
   * changed; they are then to be heard one by one.
   *
   * @return what became of each; {@link Outcome#ALONE} for all of a key or none
   */
  List<Outcome> hear(Listener listener, List<Heard> run, Durability durability) throws Exception {
    // What is said at the commit names the last one as its cause.
    return inTransaction(
        run.getLast().envelope(),
        status -> {
          List<Outcome> outcomes = admit(listener, run, durability);
          for (int n = 0; n < run.size(); n++) {
            if (outcomes.get(n) != Outcome.HANDLED) continue;
            handling.handle(listener, run.get(n));
            persistence.turnThePage();
          }
          return outcomes;
        });
  }

  /** Waits until everything that was committed so far is on the disk. */
  void flush() {
    jdbc.queryForObject(
        "select pg_logical_emit_message(false, 'marquee.inbox', '', true)", Object.class);
  }

  /** Hears a dead letter, and closes it in the same transaction. */
  Outcome hearAgain(Listener listener, DeadLetterStore.Letter letter, Delivery.Read read)
      throws Exception {
    return inTransaction(
        read.envelope(),
        status -> {
          // Deliveries of the key wait for the end of this transaction.
          deadLetters.lock(listener, letter);
          Outcome outcome = admit(listener, read.envelope(), true, Durability.AT_COMMIT);
          if (outcome == Outcome.EARLY) {
            status.setRollbackOnly();
            return outcome;
          }
          if (outcome == Outcome.HANDLED) {
            handling.handle(listener, new Heard(letter.delivery(), read));
          }
          deadLetters.close(listener, letter, "replayed");
          return outcome;
        });
  }

  private interface Work<T> {
    T run(TransactionStatus status) throws Exception;
  }

  private <T> T inTransaction(EventEnvelope envelope, Work<T> work) throws Exception {
    return CurrentWorkspace.call(
        envelope.tenant(),
        () ->
            CurrentEvent.call(
                envelope,
                () -> {
                  try {
                    T outcome =
                        transaction.execute(
                            status -> {
                              try {
                                return work.run(status);
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

  private Outcome admit(
      Listener listener, EventEnvelope envelope, boolean replaying, Durability durability) {
    if (Generations.isOperators(listener.generation())) {
      return admitAgain(listener, envelope, replaying);
    }
    return outcome(
        jdbc.queryForObject(
            durability.beside("select service.inbox_admit(?, ?, ?, ?, ?, ?, ?)"),
            (row, number) -> row.getString(1),
            envelope.id(),
            listener.name(),
            listener.generation(),
            envelope.subject(),
            envelope.sequence(),
            listener.order().name(),
            replaying));
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

  private List<Outcome> admit(Listener listener, List<Heard> run, Durability durability) {
    @Nullable List<Outcome> outcomes =
        jdbc.query(
            sql -> {
              var query =
                  sql.prepareStatement(
                      durability.beside("select service.inbox_admit_run(?, ?, ?, ?, ?, ?)"));
              query.setArray(1, sql.createArrayOf("uuid", of(run, each -> each.envelope().id())));
              query.setArray(2, sql.createArrayOf("uuid", of(run, Heard::key)));
              query.setArray(
                  3, sql.createArrayOf("bigint", of(run, each -> each.envelope().sequence())));
              query.setString(4, listener.name());
              query.setInt(5, listener.generation());
              query.setString(6, listener.order().name());
              return query;
            },
            found -> {
              found.next();
              return Arrays.stream((String[]) found.getArray(1).getArray())
                  .map(Inbox::outcome)
                  .toList();
            });
    return Objects.requireNonNull(outcomes);
  }

  private static Object[] of(List<Heard> run, Function<Heard, Object> part) {
    return run.stream().map(part).toArray();
  }

  private static Outcome outcome(@Nullable String answer) {
    return switch (answer) {
      case "alone" -> Outcome.ALONE;
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
