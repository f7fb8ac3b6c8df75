package io.marquee.identity.audit;

import java.time.Instant;

/**
 * Where a chain ends.
 *
 * @param position of the last entry, 0 when there is none
 * @param hash of the last entry, zeros when there is none
 * @param recordedAt when the last entry was chained
 */
public record Head(long position, String hash, Instant recordedAt) {

  /** Before the first entry. */
  static final Head NONE = new Head(0, "0".repeat(64), Instant.EPOCH);
}
