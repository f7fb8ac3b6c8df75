package io.marquee.gateway.keyuse;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests of each API key until they are told. */
public final class KeyUses {

  /** No report takes more. */
  static final int MOST = 1000;

  private final ConcurrentHashMap<UUID, Use> untold = new ConcurrentHashMap<>();
  private final Clock clock;

  /**
   * What became of one key since it was last told.
   *
   * @param address where the last request came from
   * @param uses how many requests there were
   */
  record Use(UUID keyId, Instant lastUsedAt, String address, long uses) {

    Use and(Use other) {
      Use later = other.lastUsedAt.isAfter(lastUsedAt) ? other : this;
      return new Use(keyId, later.lastUsedAt, later.address, uses + other.uses);
    }
  }

  KeyUses(Clock clock) {
    this.clock = clock;
  }

  /** A request with this key was let in. */
  public void note(UUID key, String address) {
    note(new Use(key, clock.instant(), address, 1));
  }

  /** At most {@link #MOST} uses, which are forgotten here. */
  List<Use> take() {
    List<Use> taken = new ArrayList<>();
    for (UUID key : untold.keySet()) {
      if (taken.size() == MOST) break;
      Use use = untold.remove(key);
      if (use != null) taken.add(use);
    }
    return taken;
  }

  /** They could not be told, and are to be told again. */
  void giveBack(List<Use> uses) {
    uses.forEach(this::note);
  }

  private void note(Use use) {
    untold.merge(use.keyId, use, Use::and);
  }
}
