package io.marquee.outbox.relay;

import java.sql.SQLException;
import java.time.Duration;

/** The time for which this process leads. It ends by itself unless it is renewed. */
class Leadership {
  private final LeaseTable leases;
  private final Duration length;
  private final long epoch;

  /** On this machine's monotonic clock, which runs on while the process is stopped. */
  private volatile long endsAt;

  Leadership(LeaseTable leases, long epoch, Duration length, long acquiredAt) {
    this.leases = leases;
    this.epoch = epoch;
    this.length = length;
    this.endsAt = acquiredAt + length.toNanos();
  }

  long epoch() {
    return epoch;
  }

  /**
   * Asks for more time.
   *
   * @throws LeaseLost if another one leads
   */
  void renew() throws SQLException {
    long asked = System.nanoTime();
    if (!leases.renew(epoch, length)) {
      endsAt = asked;
      throw new LeaseLost();
    }
    endsAt = asked + length.toNanos();
  }

  /**
   * Makes sure that nobody else can lead now.
   *
   * @throws LeaseLost if the time is over
   */
  void check() {
    if (System.nanoTime() - endsAt >= 0) throw new LeaseLost();
  }

  /** Lets others lead at once. */
  void release() throws SQLException {
    leases.release(epoch);
  }
}
