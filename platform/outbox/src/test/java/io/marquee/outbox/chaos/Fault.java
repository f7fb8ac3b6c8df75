package io.marquee.outbox.chaos;

import java.util.Locale;

/**
 * Something that goes wrong for a while.
 *
 * @param atMillis since the round's start
 * @param forMillis how long it lasts; what was killed is started again then
 * @param delayMillis for {@link Action#SLOW}
 */
record Fault(
    Action action, Target target, Wire wire, int atMillis, int forMillis, int delayMillis) {
  enum Target {
    LEADER,
    STANDBY,
    BROKER,
    POSTGRES,
    HEARER_1,
    HEARER_2
  }

  enum Action {
    KILL,
    STOP,
    /** Nothing passes. */
    CUT,
    CUT_TOWARDS_SERVER,
    CUT_FROM_SERVER,
    SLOW,
    /** All connections are torn, and each new one. */
    TEAR,
    /** The leader is killed, and the slot moves past what it has not sent: a lossy connector. */
    FORGET
  }

  /** Which of a replica's wires is bad. */
  enum Wire {
    POSTGRES,
    KAFKA,
    BOTH
  }

  int endsAtMillis() {
    return atMillis + forMillis;
  }

  boolean endsProcess() {
    return action == Action.KILL || action == Action.FORGET;
  }

  /** Whether another relay has to take over: the lease runs out after 4 s. */
  boolean callsForTakeover() {
    return target == Target.LEADER
        && (endsProcess() || (action == Action.STOP && forMillis >= Plan.BEYOND_LEASE));
  }

  @Override
  public String toString() {
    String what =
        switch (action) {
          case KILL -> "killed, back after %d ms".formatted(forMillis);
          case STOP -> "stopped for %d ms".formatted(forMillis);
          case CUT -> "cut off%s for %d ms".formatted(from(), forMillis);
          case CUT_TOWARDS_SERVER -> "not heard%s for %d ms".formatted(by(), forMillis);
          case CUT_FROM_SERVER -> "told nothing%s for %d ms".formatted(by(), forMillis);
          case SLOW -> "slow by %d ms%s for %d ms".formatted(delayMillis, from(), forMillis);
          case TEAR -> "connections torn%s for %d ms".formatted(from(), forMillis);
          case FORGET -> "killed, and the stream loses what it has not sent";
        };
    return target.name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + what;
  }

  private boolean isServer() {
    return target == Target.BROKER || target == Target.POSTGRES;
  }

  private String from() {
    return isServer() ? "" : " (" + wireName() + ")";
  }

  private String by() {
    return isServer() ? "" : " by " + wireName();
  }

  private String wireName() {
    return wire == Wire.BOTH ? "postgres and kafka" : wire.name().toLowerCase(Locale.ROOT);
  }
}
