package io.marquee.outbox.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Hands rows to Kafka, in order, and returns when the brokers have them all, however long Kafka is
 * away. Whoever interrupts it ends it.
 */
class Publisher implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final Leadership leadership;
  private final RelayStatus status;
  private final RelayMeters meters;

  Publisher(
      Producer<byte[], byte[]> producer,
      Leadership leadership,
      RelayStatus status,
      RelayMeters meters) {
    this.producer = producer;
    this.leadership = leadership;
    this.status = status;
    this.meters = meters;
  }

  void publish(List<OutboxRow> rows) throws InterruptedException {
    if (rows.isEmpty()) return;
    List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
    for (OutboxRow row : rows) sent.add(send(row.toRecord()));
    producer.flush();
    for (Future<RecordMetadata> each : sent) acknowledged(each);
    meters.published.increment(rows.size());
  }

  /** What cannot even be queued is tried again before its successor, so the order is kept. */
  private Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> row)
      throws InterruptedException {
    while (true) {
      leadership.check();
      Future<RecordMetadata> sent = producer.send(row);
      if (!sent.isDone()) {
        status.kafkaIsAway(false);
        return sent;
      }
      try {
        acknowledged(sent);
        status.kafkaIsAway(false);
        return sent;
      } catch (TimeoutException away) {
        status.kafkaIsAway(true);
        meters.publishErrors.increment();
      }
    }
  }

  private static void acknowledged(Future<RecordMetadata> sent) throws InterruptedException {
    try {
      sent.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof KafkaException kafka) throw kafka;
      throw new KafkaException(failed.getCause());
    }
  }

  /** Gives up what is not acknowledged: the next leader sends it. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
