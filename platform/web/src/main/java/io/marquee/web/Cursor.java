package io.marquee.web;

import java.time.Instant;
import java.util.UUID;

/**
 * A place in a list that is ordered by <code>created_at desc, id</code>: the last item seen.
 *
 * @param createdAt the item's time, exactly as the database has it
 * @param id the item's id, which orders items of the same time
 */
public record Cursor(Instant createdAt, UUID id) {
  /** Before the first item, so that the first page needs no SQL of its own. */
  public static final Cursor START =
      new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(0, 0));
}
