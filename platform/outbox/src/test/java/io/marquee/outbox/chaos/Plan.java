package io.marquee.outbox.chaos;

import io.marquee.outbox.chaos.Fault.Action;
import io.marquee.outbox.chaos.Fault.Target;
import io.marquee.outbox.chaos.Fault.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What goes wrong in a round, and with what the load begins: all of it follows from the seed.
 *
 * @param loadSeeds one for each speaker
 */
record Plan(long seed, int round, List<Fault> faults, List<Long> loadSeeds) {
  /** Longer than a relay's lease and its grace. */
  static final int BEYOND_LEASE = 5_500;

  static Plan of(long seed, int round) {
    // Neighbouring seeds give Random similar beginnings; this stirs them.
    long mixed = (seed * 1_000_003 + round) * 0x9E3779B97F4A7C15L;
    var random = new Random(mixed ^ (mixed >>> 29));
    List<Fault> faults = new ArrayList<>();
    Set<Target> hit = EnumSet.noneOf(Target.class);
    int wanted = 1 + random.nextInt(3);
    while (faults.size() < wanted) {
      Fault fault = fault(random);
      if (hit.contains(fault.target())) continue;
      // To make the stream forget, the database must be there.
      if (hit.contains(Target.POSTGRES) && fault.action() == Action.FORGET) continue;
      if (fault.target() == Target.POSTGRES
          && faults.stream().anyMatch(each -> each.action() == Action.FORGET)) continue;
      hit.add(fault.target());
      faults.add(fault);
    }
    faults.sort(Comparator.comparing(Fault::atMillis));
    return new Plan(
        seed,
        round,
        List.copyOf(faults),
        List.of((long) random.nextInt(), (long) random.nextInt()));
  }

  private static Fault fault(Random random) {
    Target target = target(random.nextInt(100));
    Action action = action(target, random.nextInt(100));
    int at = 300 + random.nextInt(2_000);
    return new Fault(
        action,
        target,
        Wire.values()[random.nextInt(3)],
        at,
        duration(action, target, random),
        20 + random.nextInt(280));
  }

  private static Target target(int dice) {
    if (dice < 30) return Target.LEADER;
    if (dice < 40) return Target.STANDBY;
    if (dice < 58) return Target.BROKER;
    if (dice < 72) return Target.POSTGRES;
    return dice < 86 ? Target.HEARER_1 : Target.HEARER_2;
  }

  private static Action action(Target target, int dice) {
    if (target == Target.LEADER && dice < 15) return Action.FORGET;
    if (dice < 35) return Action.KILL;
    if (dice < 60) return Action.STOP;
    if (dice < 70) return Action.CUT;
    if (dice < 76) return Action.CUT_TOWARDS_SERVER;
    if (dice < 82) return Action.CUT_FROM_SERVER;
    return dice < 91 ? Action.SLOW : Action.TEAR;
  }

  private static int duration(Action action, Target target, Random random) {
    return switch (action) {
      case KILL, FORGET -> 200 + random.nextInt(1_000);
      // A leader now and then for longer than its lease.
      case STOP ->
          target == Target.LEADER && random.nextInt(2) == 0
              ? BEYOND_LEASE + random.nextInt(1_000)
              : 300 + random.nextInt(2_500);
      default -> 300 + random.nextInt(3_000);
    };
  }
}
