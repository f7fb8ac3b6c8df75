package io.marquee.web;

import java.time.Clock;
import java.util.UUID;

/**
 * 404: there is no such thing, or it is another tenant's; the answers are the same.
 *
 * <p>For an id that <em>another service</em> hands out, use {@link #orNotYetKnown}: the event that
 * announces it may still be on its way, and a client must be able to read its own writes.
 */
public class NotFound extends MarqueeProblem {
  /**
   * A thing with an id.
   *
   * @param what the thing in singular words, such as <code>film</code> or <code>social account
   *     </code>; the code becomes <code>film_not_found</code>
   */
  public NotFound(String what, UUID id) {
    this(what, "There is no " + what + " " + id + ".");
  }

  /** A thing that is not known by an id. */
  public NotFound(String what, String detail) {
    super(404, what.replace(' ', '_') + "_not_found", "Not found", detail, null);
  }

  /**
   * The failure to throw for an id that another service hands out: {@link NotYetKnown} (409, try
   * again) while the id, a UUIDv7, is younger than 30 s, else 404.
   */
  public static MarqueeProblem orNotYetKnown(String what, UUID id, Clock clock) {
    return NotYetKnown.isYoung(id, clock) ? new NotYetKnown(what, id) : new NotFound(what, id);
  }
}
