package io.marquee.outbox.relay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the relay of this process is doing, for health and metrics. */
class RelayStatus {
  enum State {
    /** Not started yet, or stopped. */
    OFF,
    /** Getting ready: no slot, no topics, or no stream yet. */
    STARTING,
    /** Another process leads. */
    STANDBY,
    /** This process carries the events. */
    LEADING,
    /** The last attempt failed, the next one comes. */
    FAILING
  }

  private volatile State state = State.OFF;
  private volatile boolean slotReady;
  private volatile @Nullable String error;
  private volatile @Nullable Instant failingSince;

  private volatile @Nullable Instant kafkaAwaySince;
  private volatile long backlogRows;
  private volatile @Nullable Instant backlogSince;
  private volatile RelayDatabase.Slot slot = new RelayDatabase.Slot(false, false, 0, 0, 0);

  State state() {
    return state;
  }

  void to(State next) {
    state = next;
    if (next == State.LEADING || next == State.STANDBY) {
      failingSince = null;
      error = null;
    }
  }

  void failed(Throwable failure) {
    state = State.FAILING;
    if (failingSince == null) failingSince = Instant.now();
    error = failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }

  /** Nothing that is committed from now on can be lost. */
  void slotIsReady() {
    slotReady = true;
  }

  boolean slotReady() {
    return slotReady;
  }

  @Nullable String error() {
    return error;
  }

  Duration failingFor() {
    Instant since = failingSince;
    return since == null ? Duration.ZERO : Duration.between(since, Instant.now());
  }

  void kafkaIsAway(boolean away) {
    if (!away) kafkaAwaySince = null;
    else if (kafkaAwaySince == null) kafkaAwaySince = Instant.now();
  }

  @Nullable Instant kafkaAwaySince() {
    return kafkaAwaySince;
  }

  void backlog(long rows, @Nullable Instant since) {
    backlogRows = rows;
    backlogSince = since;
  }

  long backlogRows() {
    return backlogRows;
  }

  double backlogAgeSeconds() {
    Instant since = backlogSince;
    return since == null ? 0 : Duration.between(since, Instant.now()).toMillis() / 1000.0;
  }

  void slot(RelayDatabase.Slot latest) {
    slot = latest;
  }

  long slotRetained() {
    return slot.retained();
  }

  long slotLimit() {
    return slot.limit();
  }

  long slotUnconfirmed() {
    return slot.unconfirmed();
  }

  /** How much of the WAL that the server grants is taken, from 0 to 1; 0 without a limit. */
  double slotUsed() {
    RelayDatabase.Slot latest = slot;
    return latest.limit() == 0 ? 0 : (double) latest.retained() / latest.limit();
  }
}
