package io.marquee.billing.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Credits to give.
 *
 * @param period the month that a plan's credits are for, by its first day; null for other sources
 * @param credits more than none
 * @param expiresAt when what is left lapses; null for never
 */
public record NewGrant(
    Grant.Source source, @Nullable LocalDate period, long credits, @Nullable Instant expiresAt) {

  /** To try things out. */
  public static NewGrant trial(long credits, Instant expiresAt) {
    return new NewGrant(Grant.Source.TRIAL, null, credits, expiresAt);
  }

  /** What a plan includes for a month. */
  public static NewGrant plan(LocalDate period, long credits, Instant expiresAt) {
    return new NewGrant(Grant.Source.PLAN, period, credits, expiresAt);
  }

  /** Given by hand. */
  public static NewGrant adjustment(long credits, @Nullable Instant expiresAt) {
    return new NewGrant(Grant.Source.ADJUSTMENT, null, credits, expiresAt);
  }
}
