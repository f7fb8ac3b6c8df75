package io.marquee.outbox.rebuild;

import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventHeaders;
import io.marquee.outbox.UnreadableEvent;
import io.marquee.outbox.inbox.HearRebuilt;
import io.marquee.outbox.inbox.HearRebuilt.Ear;
import io.marquee.outbox.inbox.ReplayMark;
import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.rebuild.Rebuilds.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * What a rebuild reads: states from the beginning of their topics, events from where these ended
 * when it began. It keeps no group and moves nobody's place.
 */
class Source implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(250);

  /** So many can be heard while the consumers are held off. */
  private static final long FEW = 200;

  private static final Duration HELD_OFF_AT_MOST = Duration.ofSeconds(5);

  private final Rebuild rebuild;
  private final List<Ear> ears;
  private final HearRebuilt hearing;
  private final KafkaClients kafka;
  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Place> places = new HashMap<>();
  private boolean idle;

  Source(Rebuild rebuild, List<Ear> ears, HearRebuilt hearing, KafkaClients kafka) {
    this.rebuild = rebuild;
    this.ears = ears;
    this.hearing = hearing;
    this.kafka = kafka;
    this.consumer = kafka.reader("rebuild-" + rebuild.id());
  }

  Map<TopicPartition, Place> places() {
    return places;
  }

  /** Goes on at the places that are known, or finds out where to begin. */
  void open(Map<TopicPartition, Place> known) {
    places.putAll(known);
    if (places.isEmpty()) ears.forEach(this::findBeginning);
    consumer.assign(places.keySet());
    places.forEach((partition, place) -> consumer.seek(partition, place.next()));
  }

  private void findBeginning(Ear ear) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(ear.topic()).stream()
            .map((PartitionInfo each) -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    (ear.isState() ? consumer.beginningOffsets(partitions) : consumer.endOffsets(partitions))
        .forEach((partition, offset) -> places.put(partition, new Place(offset, ear.isState())));
  }

  /** Hears what a poll gives; how many had an effect. */
  long hear() {
    long heard = 0;
    idle = true;
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
      idle = false;
      boolean marks =
          SnapshotMark.read(each.headers())
              .filter(run -> run.equals(rebuild.requestTo(each.topic()).toString()))
              .isPresent();
      if (marks) places.computeIfPresent(partition(each), (p, place) -> new Place(0, true));
      for (Ear ear : earsFor(each)) {
        if (hearing.hear(rebuild.projection(), ear, rebuild.id(), each)) heard++;
      }
    }
    places.replaceAll(
        (partition, place) -> new Place(consumer.position(partition), place.marked()));
    return heard;
  }

  private List<Ear> earsFor(ConsumerRecord<byte[], byte[]> each) {
    if (ReplayMark.isOn(each.headers()) || !isOfWorkspace(each)) return List.of();
    return ears.stream().filter(ear -> ear.topic().equals(each.topic())).toList();
  }

  private boolean isOfWorkspace(ConsumerRecord<byte[], byte[]> each) {
    if (rebuild.workspaceId() == null) return true;
    try {
      EventEnvelope envelope = EventHeaders.read(each.headers());
      return Objects.equals(envelope.workspaceId(), rebuild.workspaceId());
    } catch (UnreadableEvent unreadable) {
      return false;
    }
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> each) {
    return new TopicPartition(each.topic(), each.partition());
  }

  /** Whether all snapshots were heard, and next to nothing is left to hear. */
  boolean isCaughtUp() {
    if (!places.values().stream().allMatch(Place::marked)) return false;
    if (idle) return true;
    long left = 0;
    for (var end : consumer.endOffsets(places.keySet()).entrySet()) {
      left += end.getValue() - consumer.position(end.getKey());
    }
    return left <= FEW;
  }

  /** Which consumer is not where this is; it has to be, before they can be compared. */
  Optional<String> behind() throws InterruptedException, ExecutionException {
    try (Admin admin = kafka.admin()) {
      for (Ear ear : ears) {
        if (ear.isState()) continue;
        Map<TopicPartition, OffsetAndMetadata> kept =
            admin.listConsumerGroupOffsets(ear.group()).partitionsToOffsetAndMetadata().get();
        for (var each : places.entrySet()) {
          if (!each.getKey().topic().equals(ear.topic())) continue;
          OffsetAndMetadata there = kept.get(each.getKey());
          long behind =
              each.getValue().next() - (there == null ? first(each.getKey()) : there.offset());
          if (behind > 0) {
            return Optional.of(
                "waits for %s, which is %d records behind".formatted(ear.consumer(), behind));
          }
        }
      }
    }
    return Optional.empty();
  }

  private long first(TopicPartition partition) {
    return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
  }

  /** What a consumer could not take yet it would count a second time, after the switch. */
  Optional<String> deadLetters() {
    for (Ear ear : ears) {
      long waiting = hearing.waiting(ear, rebuild.workspaceId());
      if (waiting > 0) {
        return Optional.of(
            "%d events of %s wait among the dead letters: replay or discard them first"
                .formatted(waiting, ear.consumer()));
      }
    }
    return Optional.empty();
  }

  /**
   * Reads on to the end, while the consumers are held off, and hears what they have heard; what
   * they have not comes to them, and to this, later. The places stay, so that nothing is passed
   * over.
   *
   * @return whether it came to the end in time
   */
  boolean hearWhatTheOthersHeard() {
    long began = System.nanoTime();
    Map<TopicPartition, Long> ends = consumer.endOffsets(places.keySet());
    try {
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        if (System.nanoTime() - began > HELD_OFF_AT_MOST.toNanos()) return false;
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          for (Ear ear : earsFor(each)) {
            if (hearing.isHeard(ear, each)) {
              hearing.hear(rebuild.projection(), ear, rebuild.id(), each);
            }
          }
        }
      }
      return true;
    } finally {
      places.forEach((partition, place) -> consumer.seek(partition, place.next()));
    }
  }

  @Override
  public void close() {
    // There is no group to leave.
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
