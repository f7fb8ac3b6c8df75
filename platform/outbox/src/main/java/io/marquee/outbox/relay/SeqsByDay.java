package io.marquee.outbox.relay;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Numbers of rows by the day (since 1970, UTC) in whose partition they lie. */
class SeqsByDay {
  private final Map<Long, Seqs> days = new TreeMap<>();

  // Neighbours, which nearly all are, are gathered before they are added.
  private long day;
  private long first = 0;
  private long last = -1;

  void add(long day, long seq) {
    if (seq == last + 1 && day == this.day) {
      last = seq;
      return;
    }
    gather();
    this.day = day;
    first = seq;
    last = seq;
  }

  void addAll(SeqsByDay others) {
    others.forEach((day, seqs) -> days.computeIfAbsent(day, d -> new Seqs()).addAll(seqs));
  }

  boolean isEmpty() {
    gather();
    return days.isEmpty();
  }

  void forEach(BiConsumer<Long, Seqs> work) {
    gather();
    days.forEach(work);
  }

  private void gather() {
    if (last >= first) days.computeIfAbsent(day, d -> new Seqs()).add(first, last);
    first = 0;
    last = -1;
  }
}
