package io.marquee.outbox.inbox;

import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.kafka.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far the consumers are behind the ends of their topics. Asked of Kafka and not of the
 * consumers, since one that is stuck would not tell.
 */
class Lag implements AutoCloseable {
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final KafkaClients kafka;
  private final InboxMeters meters;
  private final Map<TopicPartition, Deque<End>> ends = new HashMap<>();
  private @Nullable Admin admin;

  Lag(KafkaClients kafka, InboxMeters meters) {
    this.kafka = kafka;
    this.meters = meters;
  }

  /** Where a partition ended at a time. */
  private record End(Instant at, long offset) {}

  synchronized void measure(Collection<Listener> listeners)
      throws ExecutionException, InterruptedException {
    Admin asked = admin;
    if (asked == null) {
      asked = kafka.admin();
      admin = asked;
    }
    Instant now = Instant.now();
    remember(asked, listeners, now);
    var offsets =
        asked.listConsumerGroupOffsets(
            listeners.stream()
                .collect(
                    Collectors.toMap(
                        each -> each.group(kafka.service()),
                        each -> new ListConsumerGroupOffsetsSpec())));
    Map<String, Long> events = new TreeMap<>();
    Map<String, Double> seconds = new TreeMap<>();
    for (Listener listener : listeners) {
      Map<TopicPartition, @Nullable Long> heard = new HashMap<>();
      offsets
          .partitionsToOffsetAndMetadata(listener.group(kafka.service()))
          .get()
          .forEach((place, offset) -> heard.put(place, offset == null ? null : offset.offset()));
      long behind = 0;
      double age = 0;
      for (TopicPartition place : partitions(listener.topic())) {
        Long offset = heard.get(place);
        // Nothing was kept yet: its group has just been made.
        if (offset == null) continue;
        Deque<End> known = Objects.requireNonNull(ends.get(place));
        behind += Math.max(0, known.getLast().offset() - offset);
        age = Math.max(age, age(known, offset, now));
      }
      events.put(listener.name(), behind);
      seconds.put(listener.name(), age);
    }
    meters.gauge("marquee.inbox.lag", "Events not heard yet", listeners, events);
    meters.gauge(
        "marquee.inbox.lag.age", "Seconds that the oldest of them waits", listeners, seconds);
  }

  private void remember(Admin asked, Collection<Listener> listeners, Instant now)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted =
        listeners.stream()
            .map(Listener::topic)
            .distinct()
            .flatMap(topic -> partitions(topic).stream())
            .collect(Collectors.toMap(place -> place, place -> OffsetSpec.latest()));
    asked
        .listOffsets(wanted)
        .all()
        .get()
        .forEach(
            (place, end) -> {
              Deque<End> known = ends.computeIfAbsent(place, any -> new ArrayDeque<>());
              if (known.isEmpty() || known.getLast().offset() != end.offset()) {
                known.addLast(new End(now, end.offset()));
              }
              while (known.size() > 1 && known.getFirst().at().plus(REMEMBERED).isBefore(now)) {
                known.removeFirst();
              }
            });
  }

  /** Since when the partition has been seen to reach beyond what was heard. */
  private static double age(Deque<End> known, long heard, Instant now) {
    return known.stream()
        .filter(end -> end.offset() > heard)
        .findFirst()
        .map(end -> Duration.between(end.at(), now).toMillis() / 1000.0)
        .orElse(0.0);
  }

  private static Collection<TopicPartition> partitions(String topic) {
    return IntStream.range(0, Topics.PARTITIONS)
        .mapToObj(number -> new TopicPartition(topic, number))
        .toList();
  }

  @Override
  public synchronized void close() {
    if (admin != null) admin.close(Duration.ofSeconds(1));
    admin = null;
  }
}
