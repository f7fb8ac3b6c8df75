package io.marquee.bench;

import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka clients with the same settings for all contenders. */
final class Clients {
  static final int USUAL_LINGER = 5;

  private Clients() {}

  /** Idempotent, acknowledged by all, lz4. */
  static Producer<byte[], byte[]> producer(String kafka, int lingerMillis) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            kafka,
            "enable.idempotence",
            true,
            "acks",
            "all",
            "compression.type",
            "lz4",
            "linger.ms",
            lingerMillis,
            "batch.size",
            64 * 1024,
            "buffer.memory",
            32 * 1024 * 1024L),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  static KafkaConsumer<byte[], byte[]> consumer(String kafka, String group) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            kafka,
            "group.id",
            group,
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest",
            "max.poll.records",
            500),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
