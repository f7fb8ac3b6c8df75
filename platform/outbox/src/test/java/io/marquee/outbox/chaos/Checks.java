package io.marquee.outbox.chaos;

import io.marquee.outbox.chaos.Finding.Kind;
import io.marquee.outbox.chaos.History.Delivered;
import io.marquee.outbox.chaos.History.Effect;
import io.marquee.outbox.chaos.History.Letter;
import io.marquee.outbox.chaos.History.Said;
import io.marquee.outbox.chaos.History.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Each says what is wrong with a history; none of them knows what was done to the system. */
final class Checks {
  static final String SUMS = "sums";
  static final String COPIES = "copies";
  static final String STEPS = "steps";

  private Checks() {}

  static List<Finding> all(History history) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(acknowledgedIsThere(history));
    findings.addAll(nothingIsMissing(history));
    findings.addAll(nothingIsMadeUp(history));
    findings.addAll(nothingTwice(history));
    findings.addAll(firstDeliveriesInOrder(history));
    findings.addAll(effectsInOrder(history));
    findings.addAll(noDeadLetters(history));
    findings.addAll(oneLeader(history));
    return findings;
  }

  static List<Finding> acknowledgedIsThere(History history) {
    Set<UUID> said = ids(history.said());
    return history.acknowledged().stream()
        .filter(id -> !said.contains(id))
        .map(id -> new Finding(Kind.VANISHED, "" + id, id + " was acknowledged as committed"))
        .toList();
  }

  /** Every committed event is in Kafka, and has its effect with all that do not skip. */
  static List<Finding> nothingIsMissing(History history) {
    Map<UUID, Delivered> delivered = new HashMap<>();
    history.delivered().forEach(each -> delivered.putIfAbsent(each.id(), each));
    Set<UUID> late = new HashSet<>();
    late(history.delivered()).forEach(each -> late.add(each.id()));
    Map<String, Set<UUID>> effects = new HashMap<>();
    for (Effect each : history.effects()) {
      effects.computeIfAbsent(each.consumer(), name -> new HashSet<>()).add(each.id());
    }
    List<Finding> findings = new ArrayList<>();
    for (Said each : history.said()) {
      Delivered found = delivered.get(each.id());
      if (found == null) {
        boolean givenUp = history.counted().contains(each.id());
        findings.add(
            new Finding(
                givenUp ? Kind.LOST : Kind.STUCK,
                "relay " + each.id(),
                each
                    + " is not in Kafka; the relay "
                    + (givenUp ? "counts" : "does not count")
                    + " it as sent"));
        continue;
      }
      for (String consumer : List.of(SUMS, STEPS, COPIES)) {
        if (effects.getOrDefault(consumer, Set.of()).contains(each.id())) continue;
        // What comes after its successors is of no use to a copy of the state.
        if (consumer.equals(COPIES) && late.contains(each.id())) continue;
        boolean givenUp =
            history.places().getOrDefault(consumer, Map.of()).getOrDefault(found.partition(), 0L)
                > found.offset();
        findings.add(
            new Finding(
                givenUp ? Kind.LOST : Kind.STUCK,
                consumer + " " + each.id(),
                "%s had no effect with %s, which is %s %d@%d"
                    .formatted(
                        each,
                        consumer,
                        givenUp ? "past" : "before",
                        found.partition(),
                        found.offset())));
      }
    }
    return findings;
  }

  static List<Finding> nothingIsMadeUp(History history) {
    Set<UUID> said = ids(history.said());
    List<Finding> findings = new ArrayList<>();
    for (UUID id : history.takenBack()) {
      if (said.contains(id)) {
        findings.add(new Finding(Kind.PHANTOM, "" + id, id + " was rolled back and is there"));
      }
    }
    for (Delivered each : history.delivered()) {
      if (!said.contains(each.id())) {
        findings.add(new Finding(Kind.PHANTOM, "" + each.id(), each + " was not committed"));
      }
    }
    for (Effect each : history.effects()) {
      if (!said.contains(each.id())) {
        findings.add(new Finding(Kind.PHANTOM, "" + each.id(), each + " was not committed"));
      }
    }
    return findings;
  }

  static List<Finding> nothingTwice(History history) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Set<UUID>> seen = new HashMap<>();
    for (Effect each : history.effects()) {
      if (!seen.computeIfAbsent(each.consumer(), name -> new HashSet<>()).add(each.id())) {
        findings.add(new Finding(Kind.TWICE, "" + each.number(), each + " is not the first"));
      }
    }
    return findings;
  }

  static List<Finding> firstDeliveriesInOrder(History history) {
    return late(history.delivered()).stream()
        .filter(each -> !history.forgotten().contains(each.id()))
        .map(each -> new Finding(Kind.OUT_OF_ORDER, "" + each.id(), each + " came too late"))
        .toList();
  }

  /** How many events came after their successors because the stream had been made to lose them. */
  static long repairs(History history) {
    return late(history.delivered()).stream()
        .filter(each -> history.forgotten().contains(each.id()))
        .count();
  }

  /** First deliveries that come after a later event of their key. */
  private static List<Delivered> late(List<Delivered> delivered) {
    Set<UUID> seen = new HashSet<>();
    Map<UUID, Long> highest = new HashMap<>();
    List<Delivered> late = new ArrayList<>();
    for (Delivered each : delivered) {
      if (!seen.add(each.id())) continue;
      if (each.sequence() < highest.getOrDefault(each.key(), 0L)) late.add(each);
      highest.merge(each.key(), each.sequence(), Math::max);
    }
    return late;
  }

  /** LATEST never goes back; STRICT goes on by one. */
  static List<Finding> effectsInOrder(History history) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Long> last = new HashMap<>();
    for (Effect each : history.effects()) {
      if (each.consumer().equals(SUMS)) continue;
      long before = last.getOrDefault(each.consumer() + each.key(), 0L);
      boolean right =
          each.consumer().equals(STEPS) ? each.sequence() == before + 1 : each.sequence() > before;
      if (!right) {
        findings.add(
            new Finding(
                Kind.EFFECTS_OUT_OF_ORDER,
                "" + each.number(),
                each + " came after number " + before));
      }
      last.merge(each.consumer() + each.key(), each.sequence(), Math::max);
    }
    return findings;
  }

  /** No listener fails here, so nothing may be given up; what came early must be back. */
  static List<Finding> noDeadLetters(History history) {
    List<Finding> findings = new ArrayList<>();
    for (Letter each : history.letters()) {
      boolean waitedForARepair =
          (each.reason().equals("early") || each.reason().equals("behind"))
              && each.state().equals("replayed");
      if (!waitedForARepair) {
        findings.add(new Finding(Kind.DEAD_LETTER, "" + each.id(), each.toString()));
      }
    }
    return findings;
  }

  /** Only who began an epoch writes in it. */
  static List<Finding> oneLeader(History history) {
    List<Finding> findings = new ArrayList<>();
    Map<Long, String> leaders = new HashMap<>();
    for (Write each : history.writes()) {
      if (each.raised()) {
        leaders.put(each.epoch(), each.replica());
        continue;
      }
      String leader = leaders.getOrDefault(each.epoch(), each.replica());
      if (!leader.equals(each.replica())) {
        findings.add(
            new Finding(
                Kind.TWO_LEADERS,
                "" + each.number(),
                "%s wrote in epoch %d, which %s leads"
                    .formatted(each.replica(), each.epoch(), leader)));
      }
    }
    return findings;
  }

  private static Set<UUID> ids(List<Said> said) {
    Set<UUID> ids = new HashSet<>();
    said.forEach(each -> ids.add(each.id()));
    return ids;
  }
}
