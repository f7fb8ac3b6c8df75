package io.marquee.publishing.approval;

import io.marquee.web.InvalidRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Until when people may be asked to decide. */
final class DueTimes {

  private static final Duration FARTHEST = Duration.ofDays(5 * 365);

  private DueTimes() {}

  /** It lies ahead, but not out of sight. */
  static void require(@Nullable Instant dueAt, Instant now) {
    if (dueAt == null) return;
    if (!dueAt.isAfter(now)) {
      throw new InvalidRequest("/due_at", "in_the_past", "The time has passed.");
    }
    if (dueAt.isAfter(now.plus(FARTHEST))) {
      throw new InvalidRequest("/due_at", "too_far", "The time is more than five years ahead.");
    }
  }
}
