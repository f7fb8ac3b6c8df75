package io.marquee.outbox.inbox;

import io.marquee.outbox.Order;
import io.marquee.outbox.inbox.ParkedKeys.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then at what waits: counts it, raises the alarm, and lets go on what may. */
class Watch {
  private static final Logger log = LoggerFactory.getLogger(Watch.class);

  /** How long a key may wait for a missing event (STRICT) before somebody should know. */
  static final Duration ALARM_AFTER = Duration.ofSeconds(30);

  private final Listeners listeners;
  private final DeadLetterStore store;
  private final ParkedKeys parked;
  private final JdbcDeadLetters deadLetters;
  private final InboxMeters meters;
  private final Map<String, Set<UUID>> alarms = new ConcurrentHashMap<>();

  Watch(
      Listeners listeners,
      DeadLetterStore store,
      ParkedKeys parked,
      JdbcDeadLetters deadLetters,
      InboxMeters meters) {
    this.listeners = listeners;
    this.store = store;
    this.parked = parked;
    this.deadLetters = deadLetters;
    this.meters = meters;
  }

  void look() {
    Collection<Listener> all = listeners.all();
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Double> ages = new TreeMap<>();
    store
        .waitingByConsumer()
        .forEach(
            (consumer, waiting) -> {
              counts.put(consumer, waiting.count());
              ages.put(consumer, waiting.age());
            });
    meters.gauge("marquee.dead.letters.waiting", "Events among the dead letters", all, counts);
    meters.gauge("marquee.dead.letters.age", "Seconds that the oldest has waited", all, ages);
    meters.gauge("marquee.inbox.parked", "Aggregates that wait", all, parked.byConsumer());
    lookForGaps(all);
  }

  private void lookForGaps(Collection<Listener> all) {
    Map<String, Double> ages = new TreeMap<>();
    for (Listener listener : all) {
      if (listener.order() != Order.STRICT) continue;
      Instant now = Instant.now();
      List<Gap> gaps = parked.gaps(listener);
      if (!gaps.isEmpty()) {
        ages.put(
            listener.name(), Duration.between(gaps.getFirst().since(), now).toMillis() / 1000.0);
      }
      List<Gap> old =
          gaps.stream().filter(gap -> gap.since().plus(ALARM_AFTER).isBefore(now)).toList();
      old.stream().filter(Gap::unheardOf).forEach(gap -> begin(listener, gap.key()));
      raiseAlarm(listener, old.stream().filter(gap -> !gap.unheardOf()).toList());
    }
    meters.gauge("marquee.inbox.gap.age", "Seconds that the oldest gap has been there", all, ages);
  }

  private void raiseAlarm(Listener listener, List<Gap> gaps) {
    Set<UUID> keys = gaps.stream().map(Gap::key).collect(Collectors.toSet());
    Set<UUID> before = alarms.put(listener.name(), keys);
    for (Gap gap : gaps) {
      if (before != null && before.contains(gap.key())) continue;
      log.warn("{}: an event of {} has not come since {}", listener, gap.key(), gap.since());
    }
  }

  /** How many keys of each STRICT consumer have waited too long for a missing event. */
  Map<String, Integer> alarms() {
    Map<String, Integer> counts = new TreeMap<>();
    alarms.forEach(
        (consumer, keys) -> {
          if (!keys.isEmpty()) counts.put(consumer, keys.size());
        });
    return counts;
  }

  /** The first events of an aggregate may be older than what Kafka keeps. */
  private void begin(Listener listener, UUID key) {
    store
        .first(listener, key)
        .ifPresent(
            first -> {
              Long sequence = first.sequence();
              if (sequence == null) return;
              log.warn("{}: {} begins with its event {}", listener, key, sequence);
              store.reach(listener, key, sequence - 1);
              deadLetters.replay(listener, key);
            });
  }
}
