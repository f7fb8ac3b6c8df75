package io.marquee.outbox.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Hands rows to Kafka, in order, and waits until the brokers have them, however long Kafka is away.
 * Whoever interrupts it ends it.
 */
class Publisher implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final Runnable fence;
  private final RelayStatus status;
  private final RelayMeters meters;

  /**
   * Made for one time of leading.
   *
   * @param fence throws when nothing may be sent any more
   */
  Publisher(
      Producer<byte[], byte[]> producer, Runnable fence, RelayStatus status, RelayMeters meters) {
    this.producer = producer;
    this.fence = fence;
    this.status = status;
    this.meters = meters;
  }

  /**
   * Rows that are on their way.
   *
   * @param seqs their numbers
   * @param answers what the brokers will say, row by row
   * @param firstSaidAt when the first of them was said, in milliseconds since 1970
   */
  record Sent(SeqsByDay seqs, List<Future<RecordMetadata>> answers, long firstSaidAt) {}

  /** Queues rows; the brokers get them soon, or as soon as they are awaited. */
  Sent send(List<OutboxRow> rows) throws InterruptedException {
    var seqs = new SeqsByDay();
    List<Future<RecordMetadata>> answers = new ArrayList<>(rows.size());
    for (OutboxRow row : rows) {
      answers.add(send(row.record()));
      seqs.add(row.day(), row.seq());
    }
    return new Sent(seqs, answers, rows.isEmpty() ? 0 : rows.getFirst().saidAt());
  }

  /** Returns when the brokers have all that was sent so far. */
  void await(List<Sent> all) throws InterruptedException {
    producer.flush();
    for (Sent sent : all) {
      for (Future<RecordMetadata> each : sent.answers()) acknowledged(each);
      if (sent.answers().isEmpty()) continue;
      meters.published.increment(sent.answers().size());
      long lag = System.currentTimeMillis() - sent.firstSaidAt();
      meters.lag.record(Math.max(lag, 0), TimeUnit.MILLISECONDS);
    }
  }

  /** What cannot even be queued is tried again before its successor, so the order is kept. */
  private Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> row)
      throws InterruptedException {
    while (true) {
      fence.run();
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
