package io.marquee.outbox.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A set of numbers that are mostly neighbours, kept as ranges. Not for several threads at once. */
class Seqs {
  /** First and last number of each range; ranges neither overlap nor touch. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  /** Numbers from first to last, both included. */
  record Range(long first, long last) {}

  void add(long seq) {
    add(seq, seq);
  }

  void add(long first, long last) {
    if (first > last) return;
    Map.Entry<Long, Long> before = ranges.floorEntry(first);
    if (before != null && before.getValue() >= first - 1) {
      if (before.getValue() >= last) return;
      first = before.getKey();
    }
    Map.Entry<Long, Long> next = ranges.ceilingEntry(first);
    while (next != null && next.getKey() <= last + 1) {
      last = Math.max(last, next.getValue());
      ranges.remove(next.getKey());
      next = ranges.ceilingEntry(first);
    }
    ranges.put(first, last);
  }

  void addAll(Seqs others) {
    others.ranges.forEach(this::add);
  }

  boolean contains(long seq) {
    // The usual question is about a number that is higher than all.
    if (ranges.isEmpty() || seq > ranges.lastEntry().getValue()) return false;
    Map.Entry<Long, Long> range = ranges.floorEntry(seq);
    return range != null && range.getValue() >= seq;
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Takes out all numbers up to one. */
  void forget(long upTo) {
    Map.Entry<Long, Long> last = ranges.floorEntry(upTo);
    if (last != null && last.getValue() > upTo) ranges.put(upTo + 1, last.getValue());
    ranges.headMap(upTo, true).clear();
  }

  /** What is missing between two numbers, both included. */
  List<Range> gaps(long first, long last) {
    List<Range> gaps = new ArrayList<>();
    long next = first;
    Map.Entry<Long, Long> range = ranges.floorEntry(first);
    if (range != null) next = Math.max(next, range.getValue() + 1);
    for (Map.Entry<Long, Long> each : ranges.tailMap(next).entrySet()) {
      if (each.getKey() > last) break;
      if (next < each.getKey()) gaps.add(new Range(next, each.getKey() - 1));
      next = each.getValue() + 1;
    }
    if (next <= last) gaps.add(new Range(next, last));
    return gaps;
  }

  /** As a literal of PostgreSQL's {@code int8multirange}. */
  String literal() {
    var literal = new StringJoiner(",", "{", "}");
    ranges.forEach((first, last) -> literal.add("[" + first + "," + (last + 1) + ")"));
    return literal.toString();
  }

  @Override
  public String toString() {
    return literal();
  }
}
