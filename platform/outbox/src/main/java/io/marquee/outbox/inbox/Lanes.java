package io.marquee.outbox.inbox;

import io.marquee.tenancy.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Puts the events of a poll into lanes, which may be heard at the same time: each holds events of
 * one tenant, and all that there are of a key, in their order. A tenant with many events gets
 * several lanes.
 */
class Lanes {
  /** From here on a second transaction at the same time is worth its commit. */
  static final int WORTH_A_LANE = 32;

  private final int width;
  private final Map<Tenant, List<Heard>> tenants = new LinkedHashMap<>();
  private final Map<UUID, Tenant> keys = new HashMap<>();

  /**
   * @param width how many lanes a tenant gets at most
   */
  Lanes(int width) {
    this.width = width;
  }

  /**
   * False if an event has to wait until all the others were heard: its key was another tenant's.
   */
  boolean add(Heard heard) {
    Tenant other = keys.putIfAbsent(heard.key(), heard.tenant());
    if (other != null && !other.equals(heard.tenant())) return false;
    tenants.computeIfAbsent(heard.tenant(), any -> new ArrayList<>()).add(heard);
    return true;
  }

  /** What was added since the last call. */
  List<List<Heard>> take() {
    List<List<Heard>> lanes = new ArrayList<>();
    for (List<Heard> events : tenants.values()) lanes.addAll(split(events));
    tenants.clear();
    keys.clear();
    return lanes;
  }

  private Collection<List<Heard>> split(List<Heard> events) {
    int wanted = Math.min(width, (events.size() + WORTH_A_LANE - 1) / WORTH_A_LANE);
    if (wanted <= 1) return List.of(events);
    Map<Integer, List<Heard>> lanes = new LinkedHashMap<>();
    for (Heard heard : events) {
      int lane = Math.floorMod(heard.key().hashCode(), wanted);
      lanes.computeIfAbsent(lane, any -> new ArrayList<>()).add(heard);
    }
    return lanes.values();
  }
}
