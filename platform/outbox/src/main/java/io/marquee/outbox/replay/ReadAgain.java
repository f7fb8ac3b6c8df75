package io.marquee.outbox.replay;

import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventHeaders;
import io.marquee.outbox.UnreadableEvent;
import io.marquee.outbox.inbox.Generations;
import io.marquee.outbox.inbox.HearAgain;
import io.marquee.outbox.inbox.ReplayMark;
import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.operator.OperatorWork;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic again, without a group, and lets one consumer of this service hear the events of a
 * span. It begins where Kafka first has something of that time and ends where the topic ended when
 * it began: an event may have been sent long after it was said.
 */
class ReadAgain implements OperatorWork.Kind {
  private static final Logger log = LoggerFactory.getLogger(ReadAgain.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Replays replays;
  private final KafkaClients kafka;
  private final HearAgain again;

  ReadAgain(Replays replays, KafkaClients kafka, HearAgain again) {
    this.replays = replays;
    this.kafka = kafka;
    this.again = again;
  }

  @Override
  public String name() {
    return "reading";
  }

  @Override
  public List<Integer> open() {
    return replays.running(Replays.KAFKA);
  }

  @Override
  public void work(int id, Connection relay) throws Exception {
    Replay replay = replays.find(id).orElseThrow();
    try (Consumer<byte[], byte[]> consumer = kafka.reader("replay-" + id)) {
      Map<TopicPartition, long[]> places =
          replays.positions(id).orElseGet(() -> span(consumer, replay));
      if (!replays.read(id, places, 0, 0)) return;
      places.values().removeIf(place -> place[0] >= place[1]);
      consumer.assign(places.keySet());
      places.forEach((partition, place) -> consumer.seek(partition, place[0]));
      while (!places.isEmpty()) {
        if (!take(id, replay, consumer, places)) return;
      }
      replays.end(id, "done", null);
      log.info("Replay {} is done", id);
    } catch (Exception failed) {
      if (!Thread.currentThread().isInterrupted()) replays.trouble(id, failed.toString());
      throw failed;
    }
  }

  /** Takes what a poll gives, then notes how far it is; whether to go on. */
  private boolean take(
      int id,
      Replay replay,
      Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, long[]> places) {
    long passed = 0;
    long handled = 0;
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
      long[] place = places.get(new TopicPartition(each.topic(), each.partition()));
      if (place == null || each.offset() >= place[1]) continue;
      passed++;
      if (isMeant(replay, each)
          && again.hear(
              replay.consumer().substring(replay.consumer().indexOf('.') + 1),
              Generations.ofReadAgain(id),
              each)) {
        handled++;
      }
    }
    // The position counts, not the last record: a compacted topic has holes.
    places.forEach(
        (partition, place) -> place[0] = Math.min(place[1], consumer.position(partition)));
    boolean goOn = replays.read(id, places, passed, handled);
    if (places.values().removeIf(place -> place[0] >= place[1])) consumer.assign(places.keySet());
    return goOn;
  }

  private static boolean isMeant(Replay replay, ConsumerRecord<byte[], byte[]> each) {
    if (ReplayMark.isOn(each.headers())) return false;
    try {
      EventEnvelope envelope = EventHeaders.read(each.headers());
      return !envelope.time().isBefore(replay.from())
          && envelope.time().isBefore(replay.to())
          && (replay.workspaceId() == null || replay.workspaceId().equals(envelope.workspaceId()));
    } catch (UnreadableEvent unreadable) {
      return false;
    }
  }

  private static Map<TopicPartition, long[]> span(
      Consumer<byte[], byte[]> consumer, Replay replay) {
    Map<TopicPartition, Long> from = new HashMap<>();
    for (String topic : replay.topics()) {
      for (PartitionInfo each : consumer.partitionsFor(topic)) {
        from.put(new TopicPartition(topic, each.partition()), replay.from().toEpochMilli());
      }
    }
    Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(from);
    Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet());
    Map<TopicPartition, long[]> places = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          OffsetAndTimestamp start = starts.get(partition);
          // Null: nothing is as young as that.
          places.put(partition, new long[] {start == null ? end : start.offset(), end});
        });
    return places;
  }
}
