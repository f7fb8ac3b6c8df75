package io.marquee.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events that a consumer of this service could not take, and those that wait behind them. For
 * operators: it looks across all tenants.
 *
 * <p>A failed event parks its key (the aggregate) for its consumer: later events of the key join it
 * here in order, all others go on. Replaying the key in full, or discarding what is wrong, lets it
 * go on as well.
 */
public interface DeadLetters {
  /** What waits, the oldest first. */
  List<DeadLetter> list(int limit);

  /** What waits for one consumer, the oldest first. */
  List<DeadLetter> list(String consumer, int limit);

  /**
   * Hands the waiting events of one key to their consumer again, in order, each in its own
   * transaction. Stops at the first that fails; that one and its successors stay.
   *
   * @return how many were handled
   */
  int replay(String consumer, UUID key);

  /**
   * Replays every key of a consumer. One that fails again does not hold up the others.
   *
   * @return how many events were handled
   */
  int replayAll(String consumer);

  /**
   * Gives up on one event: it will never be handled. If it was the first of its key, its successors
   * can be replayed.
   *
   * @return whether it was waiting
   */
  boolean discard(long id);

  /**
   * An event that waits.
   *
   * @param id its number in this service
   * @param consumer the consumer's name
   * @param key the aggregate, null if it cannot be read
   * @param eventId null if it cannot be read
   * @param type null if it cannot be read
   * @param workspaceId the tenant, if any
   * @param reason why it is here
   * @param error what the last attempt said
   * @param payload the JSON as it came; null for a tombstone
   * @param waitingSince when it came here
   */
  record DeadLetter(
      long id,
      String consumer,
      @Nullable UUID key,
      @Nullable UUID eventId,
      @Nullable String type,
      @Nullable UUID workspaceId,
      String topic,
      int partition,
      long offset,
      Reason reason,
      @Nullable String error,
      @Nullable String payload,
      Instant waitingSince) {}

  /** Why an event is among the dead letters. */
  enum Reason {
    /** Its handler kept failing. */
    FAILED,
    /** Its headers or its payload cannot be read. */
    UNREADABLE,
    /** An earlier event of its key is here. */
    BEHIND,
    /** An earlier event of its key has not come yet (only {@link Order#STRICT}). */
    EARLY
  }
}
