package io.marquee.outbox;

import io.marquee.events.Event;
import io.marquee.events.StateEvent;
import io.marquee.tenancy.Tenant;
import java.util.UUID;
import org.springframework.transaction.IllegalTransactionStateException;

/**
 * Where a service says what happened. An event is written in the caller's own transaction, so it is
 * published if, and only if, the change that it tells of is committed.
 *
 * <p>The envelope is filled in from the surroundings: tenant from {@link
 * io.marquee.tenancy.CurrentWorkspace}, actor from the caller of the request or the event being
 * handled, correlation and causation from the event being handled, trace from the current span.
 * Events of one aggregate (topic and key) are numbered 1, 2, 3 … without gaps; two transactions
 * that speak about the same aggregate therefore wait for each other.
 *
 * <p>Announcers call it from a method that runs inside the business transaction:
 *
 * <pre>{@code
 * @EventListener
 * void on(Post.Scheduled event) {
 *   outbox.append(new PostScheduled(…));
 * }
 * }</pre>
 */
public interface Outbox {
  /**
   * Says an event about the bound tenant (or about nobody's, if none is bound).
   *
   * @return the id of the event, a UUIDv7
   * @throws IllegalTransactionStateException outside of a transaction
   * @throws EventTooLarge if the JSON of the event is longer than {@link EventTooLarge#LIMIT} bytes
   */
  UUID append(Event event);

  /**
   * Says an event about another tenant than the bound one, for example about a new workspace.
   *
   * @return the id of the event, a UUIDv7
   * @throws IllegalTransactionStateException outside of a transaction
   * @throws EventTooLarge if the JSON of the event is longer than {@link EventTooLarge#LIMIT} bytes
   */
  UUID append(Event event, Tenant tenant);

  /**
   * Says that the state kept under a key of a compacted topic is gone: listeners get a {@link
   * Tombstone}, and Kafka forgets the key in time.
   *
   * @param topic the sealed interface of the topic
   * @throws IllegalTransactionStateException outside of a transaction
   */
  void tombstone(Class<? extends StateEvent> topic, UUID key);

  /**
   * Like {@link #tombstone(Class, UUID)}, about another tenant than the bound one.
   *
   * @param topic the sealed interface of the topic
   * @throws IllegalTransactionStateException outside of a transaction
   */
  void tombstone(Class<? extends StateEvent> topic, UUID key, Tenant tenant);
}
