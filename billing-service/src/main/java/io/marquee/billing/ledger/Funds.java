package io.marquee.billing.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Credits of one account, by grant, in the order in which they are used up. */
public final class Funds {

  private final List<Grant> grants;

  Funds(List<Grant> grants) {
    this.grants =
        grants.stream().filter(grant -> grant.credits() > 0).sorted(Grant.BURN_ORDER).toList();
  }

  /** How many credits there are. */
  public long credits() {
    return grants.stream().mapToLong(Grant::credits).sum();
  }

  /**
   * Splits an amount over the grants, the first in burn order first.
   *
   * @throws IllegalArgumentException when there are not that many
   */
  List<Share> take(long credits) {
    var shares = new ArrayList<Share>();
    long missing = credits;
    for (Grant grant : grants) {
      if (missing == 0) break;
      long taken = Math.min(missing, grant.credits());
      shares.add(new Share(grant.id(), taken));
      missing -= taken;
    }
    if (missing > 0)
      throw new IllegalArgumentException("asked for " + credits + " of " + credits() + " credits");
    return shares;
  }

  /** What {@link #take} of the same amount leaves. */
  List<Share> leave(long credits) {
    var shares = new ArrayList<Share>();
    long taken = credits;
    for (Grant grant : grants) {
      long passed = Math.min(taken, grant.credits());
      taken -= passed;
      if (grant.credits() > passed) shares.add(new Share(grant.id(), grant.credits() - passed));
    }
    return shares;
  }

  /**
   * A part of an amount.
   *
   * @param grant where it comes from
   * @param credits more than none
   */
  record Share(UUID grant, long credits) {}
}
