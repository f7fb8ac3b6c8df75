package io.marquee.publishing.post;

import io.marquee.web.InvalidRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times that clients send, as the database can keep them. */
public final class Times {

  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private Times() {}

  /**
   * Cut to microseconds, so that what is read back equals what was sent.
   *
   * @param time as sent
   * @param pointer where it was sent
   * @return the time as it is kept
   * @throws InvalidRequest 422, when it lies centuries away
   */
  public static Instant storable(Instant time, String pointer) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new InvalidRequest(pointer, "out_of_range", "The time is out of range.");
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
