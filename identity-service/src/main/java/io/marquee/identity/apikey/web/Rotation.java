package io.marquee.identity.apikey.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a key is rotated.
 *
 * @param overlapSeconds how long the present secret stays good: a day unless told otherwise, at
 *     most 30 days; 0 ends it at once, as after a leak
 */
record Rotation(@Nullable @Min(0) @Max(2_592_000) Long overlapSeconds) {

  private static final Duration USUAL = Duration.ofDays(1);

  Duration overlap() {
    return overlapSeconds == null ? USUAL : Duration.ofSeconds(overlapSeconds);
  }
}
