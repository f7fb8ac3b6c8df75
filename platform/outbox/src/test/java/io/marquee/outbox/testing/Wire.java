package io.marquee.outbox.testing;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventHeaders;
import io.marquee.outbox.EventJson;
import io.marquee.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Kafka as it is, without the platform: all records of a topic, and records of any kind. */
public final class Wire {
  private Wire() {}

  /** All records of a topic about one aggregate, in their order. */
  public static List<ConsumerRecord<byte[], byte[]>> records(String topic, UUID key) {
    return records(topic).stream()
        .filter(each -> key.toString().equals(new String(each.key(), StandardCharsets.UTF_8)))
        .toList();
  }

  /** Reads on from where the last call ended, since nothing ever changes in a topic. */
  private static final Map<String, Log> LOGS = new ConcurrentHashMap<>();

  public static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    return LOGS.computeIfAbsent(topic, Log::new).records();
  }

  private static final class Log {
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", Servers.kafka().address()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    private final List<TopicPartition> partitions;

    Log(String topic) {
      partitions = IntStream.range(0, 12).mapToObj(n -> new TopicPartition(topic, n)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    }

    synchronized List<ConsumerRecord<byte[], byte[]>> records() {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return List.copyOf(records);
    }
  }

  /** Sends an event as a relay would; gives its id. */
  public static UUID send(UUID id, Event event, Tenant tenant, long sequence) {
    var envelope =
        new EventEnvelope(
            id,
            Contracts.nameOf(event.getClass()),
            "/marquee/test",
            Instant.now(),
            event.key(),
            tenant.workspaceId(),
            tenant.accountId(),
            "user:" + id,
            id,
            null,
            sequence,
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    send(Contracts.topicOf(event.getClass()), event.key(), envelope, EventJson.write(event));
    return id;
  }

  public static void send(
      String topic, UUID key, @Nullable EventEnvelope envelope, @Nullable String payload) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", Servers.kafka().address()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>(
              topic,
              null,
              key.toString().getBytes(StandardCharsets.UTF_8),
              payload == null ? null : payload.getBytes(StandardCharsets.UTF_8),
              envelope == null ? List.of() : EventHeaders.write(envelope)));
      producer.flush();
    }
  }
}
