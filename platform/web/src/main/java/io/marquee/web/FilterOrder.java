package io.marquee.web;

/**
 * Where the servlet filters of the platform stand: behind observation, so that a failure has a
 * trace.
 */
public final class FilterOrder {
  /**
   * Verifies the internal token, knows the {@link Caller}, tells problems of the filters behind it.
   */
  public static final int CALLER = -100;

  /** Replays answers to repeated requests. */
  public static final int IDEMPOTENCY = -90;

  private FilterOrder() {}
}
