package io.marquee.outbox.inbox;

import java.time.Duration;

/**
 * How many events go into one transaction: as many as are done within a tenth of a second, so that
 * locks are held and others wait no longer than that, and fewer after a failure.
 */
class RunSize {
  static final int MOST = 256;
  private static final int FIRST = 32;
  private static final long LONG = Duration.ofMillis(100).toNanos();
  private static final long SHORT = Duration.ofMillis(40).toNanos();

  private volatile int size = FIRST;

  int get() {
    return size;
  }

  /** Learns from a run that was committed. */
  void took(int events, long nanos) {
    if (nanos > LONG) size = Math.max(1, Math.min(size, events) / 2);
    else if (nanos < SHORT && events >= size) size = Math.min(MOST, size * 2);
  }

  /** Learns from a run that was rolled back and has to be done again one by one. */
  void failed() {
    size = Math.max(1, size / 4);
  }
}
