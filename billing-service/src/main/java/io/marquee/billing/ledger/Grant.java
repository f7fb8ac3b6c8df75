package io.marquee.billing.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits that an account was given together, as far as a booking concerns them.
 *
 * @param credits how many of them the booking may take
 * @param expiresAt when what is left of them lapses; null for never
 */
record Grant(UUID id, int priority, @Nullable Instant expiresAt, Instant createdAt, long credits) {

  /** Why credits were given. The lower its priority's number, the earlier a grant is used up. */
  public enum Source {
    TRIAL(10),
    PLAN(20),
    ADJUSTMENT(30);

    private final int priority;

    Source(int priority) {
      this.priority = priority;
    }

    int priority() {
      return priority;
    }
  }

  /** Priority, then what expires first, then what is oldest. Ids are in order of time. */
  static final Comparator<Grant> BURN_ORDER =
      Comparator.comparingInt(Grant::priority)
          .thenComparing(Grant::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Grant::createdAt)
          .thenComparing(Grant::id);

  boolean isDue(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
