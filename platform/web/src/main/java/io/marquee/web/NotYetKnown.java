package io.marquee.web;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 409: the id is so young that the event which announces it may still be on its way. A foreign
 * tenant's young id gets this answer too, so it tells nothing about what exists.
 */
public class NotYetKnown extends MarqueeProblem {
  /** How long an id counts as young. */
  public static final Duration YOUNG = Duration.ofSeconds(30);

  /** An id of this kind of thing, such as <code>project</code>. */
  public NotYetKnown(String what, UUID id) {
    super(
        409,
        "not_yet_known",
        "Not yet known",
        "The " + what + " " + id + " is not known here yet.",
        "Send the request again after the time in Retry-After.");
  }

  @Override
  public @Nullable Duration retryAfter() {
    return Duration.ofSeconds(1);
  }

  /**
   * Whether the id is a UUIDv7 (RFC 9562) made less than {@link #YOUNG} ago, clocks differing by as
   * much.
   */
  public static boolean isYoung(UUID id, Clock clock) {
    if (id.version() != 7) {
      return false;
    }
    long madeAt = id.getMostSignificantBits() >>> 16;
    return Math.abs(clock.millis() - madeAt) < YOUNG.toMillis();
  }
}
