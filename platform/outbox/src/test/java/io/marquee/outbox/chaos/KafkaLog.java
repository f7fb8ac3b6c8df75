package io.marquee.outbox.chaos;

import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventHeaders;
import io.marquee.outbox.chaos.History.Delivered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads along what the brokers keep of a topic, past all bad wires, and when it came. */
final class KafkaLog implements AutoCloseable {
  private static final int PARTITIONS = 12;

  private final List<TopicPartition> partitions;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Admin admin;
  private final Thread reader;

  private final List<Delivered> delivered = new ArrayList<>();

  /** An event's arrival, which may be its second. */
  private record Arrival(Instant said, Instant arrived) {}

  private final List<Arrival> arrivals = new ArrayList<>();

  KafkaLog(String bootstrapServers, String topic) {
    partitions =
        IntStream.range(0, PARTITIONS).mapToObj(n -> new TopicPartition(topic, n)).toList();
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "reconnect.backoff.max.ms",
                "200",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    reader = Thread.ofPlatform().daemon().name("kafka-log").start(this::readOn);
  }

  private void readOn() {
    try (consumer) {
      while (true) {
        var records = consumer.poll(Duration.ofSeconds(1));
        Instant now = Instant.now();
        synchronized (this) {
          records.forEach(record -> add(record, now));
        }
      }
    } catch (WakeupException closed) {
      // The end.
    }
  }

  private void add(ConsumerRecord<byte[], byte[]> record, Instant now) {
    EventEnvelope envelope = EventHeaders.read(record.headers());
    delivered.add(
        new Delivered(
            envelope.id(),
            envelope.subject(),
            envelope.sequence(),
            record.partition(),
            record.offset()));
    arrivals.add(new Arrival(envelope.time(), now));
  }

  synchronized List<Delivered> delivered() {
    return List.copyOf(delivered);
  }

  /** When the first event arrived that was said after a moment. */
  synchronized Optional<Instant> firstArrivalOfWhatWasSaidAfter(Instant moment) {
    return arrivals.stream()
        .filter(each -> each.said().isAfter(moment))
        .map(Arrival::arrived)
        .findFirst();
  }

  /** Where each partition ends. */
  Map<Integer, Long> ends() throws Exception {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<Integer, Long> ends = new HashMap<>();
    admin
        .listOffsets(latest)
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
    return ends;
  }

  /** How far a group has come. */
  Map<Integer, Long> places(String group) throws Exception {
    Map<Integer, Long> places = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach(
            (partition, place) -> {
              if (place != null && partitions.contains(partition)) {
                places.put(partition.partition(), place.offset());
              }
            });
    return places;
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    reader.join();
    admin.close(Duration.ofSeconds(1));
  }
}
