package io.marquee.outbox.inbox;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.events.Snapshot;
import io.marquee.outbox.CurrentEvent;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Order;
import io.marquee.outbox.Rebuilding;
import io.marquee.outbox.UnreadableEvent;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the listeners of a projection hear for a rebuild: the same code, in a generation of the
 * rebuild's, on a search path that holds nothing but the tables being filled. What touches any
 * other table fails.
 */
public class HearRebuilt {
  private static final int ATTEMPTS = 3;
  private static final Object UNKNOWN = new Object();

  private final String service;
  private final Listeners listeners;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  HearRebuilt(
      String service, Listeners listeners, JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.service = service;
    this.listeners = listeners;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** It cannot go on: the rebuild has failed. */
  public static final class Impossible extends RuntimeException {
    Impossible(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * A listener as a rebuild needs to know it.
   *
   * @param group its place in Kafka
   * @param isState whether its topic is compacted
   */
  public record Ear(String consumer, String topic, String group, boolean isState) {}

  /** The listener of that name; refused if a rebuild could not fill anything by it. */
  public Ear ear(String consumer) {
    Listener listener = listeners.get(consumer).withGeneration(Generations.ofRebuild(0));
    boolean isState = Contracts.isCompacted(listener.of());
    if (isState && listener.order() != Order.LATEST) {
      throw new IllegalStateException(consumer + " hears states and is not LATEST");
    }
    if (!isState
        && Contracts.recordsOf(listener.of()).stream()
            .noneMatch(
                (Class<? extends Event> each) ->
                    Snapshot.class.isAssignableFrom(each) && listener.handles(each))) {
      throw new IllegalStateException(consumer + " handles no Snapshot of " + listener.topic());
    }
    return new Ear(
        consumer,
        listener.topic(),
        listener.withGeneration(listener.ownGeneration()).group(service),
        isState);
  }

  /**
   * Takes a record.
   *
   * @return whether it had an effect
   * @throws Impossible if it fails, and its consumer has not put it among the dead letters
   */
  public boolean hear(
      String projection, Ear ear, int rebuild, ConsumerRecord<byte[], byte[]> record) {
    Listener listener =
        listeners.get(ear.consumer()).withGeneration(Generations.ofRebuild(rebuild));
    Delivery delivery = Delivery.of(record);
    for (int attempt = 1; ; attempt++) {
      try {
        return hear(projection, ear.isState(), listener, delivery, rebuild);
      } catch (Impossible impossible) {
        throw impossible;
      } catch (Exception failed) {
        if (Failure.of(failed) == Failure.DATABASE_AWAY) throw new DatabaseAway(failed);
        boolean again = attempt < ATTEMPTS && !(failed instanceof Rebuilding.RebuildImpossible);
        if (again) continue;
        // What its consumer could not take either is for the operator to decide.
        if (isDeadLetter(listener, delivery)) return false;
        throw new Impossible(
            "%s cannot take %s-%d@%d: %s"
                .formatted(listener, record.topic(), record.partition(), record.offset(), failed),
            failed);
      }
    }
  }

  private boolean hear(
      String projection, boolean isState, Listener listener, Delivery delivery, int rebuild)
      throws Exception {
    EventEnvelope envelope = delivery.envelope();
    if (envelope == null) throw new UnreadableEvent("its headers cannot be read");
    Object event = delivery.read(listener).map(Delivery.Read::event).orElse(UNKNOWN);
    String kind = isState ? "state" : event instanceof Snapshot ? "snapshot" : "event";
    return CurrentWorkspace.call(
        envelope.tenant(),
        () ->
            CurrentEvent.call(
                envelope,
                () ->
                    Rebuilding.call(
                        projection,
                        () -> inTransaction(listener, envelope, event, kind, rebuild))));
  }

  private boolean inTransaction(
      Listener listener, EventEnvelope envelope, Object event, String kind, int rebuild)
      throws Exception {
    Boolean done =
        transaction.execute(
            status -> {
              jdbc.execute("set local search_path = rebuild_" + rebuild);
              if (!admit(listener, envelope, kind)) return false;
              try {
                listener.handle(event, envelope);
              } catch (RuntimeException unchecked) {
                throw unchecked;
              } catch (Exception checked) {
                throw new IllegalStateException(checked);
              }
              return listener.handles(event.getClass());
            });
    return Boolean.TRUE.equals(done);
  }

  private boolean admit(Listener listener, EventEnvelope envelope, String kind) {
    String answer =
        jdbc.queryForObject(
            "select service.inbox_admit_rebuild(?, ?, ?, ?, ?, ?, ?)",
            String.class,
            envelope.id(),
            listener.name(),
            listener.generation(),
            envelope.subject(),
            envelope.sequence(),
            listener.order().name(),
            kind);
    if ("gap".equals(answer)) {
      throw new Impossible(
          "%s: an event of %s came out of order, which only a new rebuild can put right"
              .formatted(listener, envelope.subject()),
          null);
    }
    return "new".equals(answer);
  }

  private boolean isDeadLetter(Listener listener, Delivery delivery) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "select exists (select from service.dead_letters where consumer = ? and generation = ?"
                + " and topic = ? and partition = ? and \"offset\" = ?)",
            Boolean.class,
            listener.name(),
            listener.ownGeneration(),
            delivery.topic(),
            delivery.partition(),
            delivery.offset()));
  }

  /**
   * Whether a record may be taken while its consumer is held off: it took effect there, or could
   * have none. States may always be: the consumer compares.
   */
  public boolean isHeard(Ear ear, ConsumerRecord<byte[], byte[]> record) {
    if (ear.isState()) return true;
    Listener listener = listeners.get(ear.consumer());
    Delivery delivery = Delivery.of(record);
    EventEnvelope envelope = delivery.envelope();
    if (envelope == null) return false;
    Class<? extends Event> type = listener.typeOf(envelope.type());
    if (type == null || !listener.handles(type)) return true;
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "select exists (select from service.inbox"
                + " where event_id = ? and consumer = ? and generation = ?)",
            Boolean.class,
            envelope.id(),
            listener.name(),
            listener.ownGeneration()));
  }

  /** How many events of a consumer wait among its dead letters. */
  public long waiting(Ear ear, @Nullable UUID workspace) {
    Long count =
        jdbc.queryForObject(
            "select count(*) from service.dead_letters where state = 'waiting' and consumer = ?"
                + " and generation = ? and (?::uuid is null or workspace_id = ?::uuid)",
            Long.class,
            ear.consumer(),
            listeners.get(ear.consumer()).ownGeneration(),
            workspace,
            workspace);
    return count == null ? 0 : count;
  }
}
