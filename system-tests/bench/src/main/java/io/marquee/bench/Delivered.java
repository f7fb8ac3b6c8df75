package io.marquee.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Reads a whole topic and counts: is every event there, and is each aggregate in order? */
final class Delivered {
  private final Map<ByteBuffer, Heard> keys = new HashMap<>();
  private long duplicates;
  private long late;

  /** What was heard of one aggregate. */
  private static final class Heard {
    private final BitSet sequences = new BitSet();
    private int last;
  }

  static Delivered of(String kafka, String topic) {
    var delivered = new Delivered();
    try (KafkaConsumer<byte[], byte[]> consumer = Clients.consumer(kafka, "check")) {
      List<TopicPartition> partitions =
          IntStream.range(0, Setup.PARTITIONS)
              .mapToObj(number -> new TopicPartition(topic, number))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(delivered::add);
      }
    }
    return delivered;
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(Envelope.SEQUENCE);
    if (header == null || record.value() == null) {
      throw new BenchFailed("a record without number or payload at " + record.offset());
    }
    int sequence = Integer.parseInt(new String(header.value(), StandardCharsets.US_ASCII));
    Heard heard = keys.computeIfAbsent(ByteBuffer.wrap(record.key()), key -> new Heard());
    if (heard.sequences.get(sequence)) {
      duplicates++;
    } else {
      heard.sequences.set(sequence);
      if (sequence < heard.last) late++;
      heard.last = Math.max(heard.last, sequence);
    }
  }

  long distinct() {
    return keys.values().stream().mapToLong(heard -> heard.sequences.cardinality()).sum();
  }

  long duplicates() {
    return duplicates;
  }

  /** First deliveries that came after a later one of their aggregate. */
  long late() {
    return late;
  }

  void check(long rows, boolean ordered) {
    if (distinct() != rows) {
      throw new BenchFailed("%,d events are in Kafka of %,d".formatted(distinct(), rows));
    }
    if (ordered && late > 0) throw new BenchFailed("%,d events came out of order".formatted(late));
  }
}
