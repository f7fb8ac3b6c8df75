package io.marquee.outbox.chaos;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.asm.Advice;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Kafka clients that are done before they have done anything: for {@link Sabotage#ACK}. */
public final class Haste {
  private Haste() {}

  /** Woven into the making of a producer. */
  static final class Producing {
    private Producing() {}

    @Advice.OnMethodExit
    static void made(@Advice.Return(readOnly = false) Producer<byte[], byte[]> producer) {
      producer = Haste.producer(producer);
    }
  }

  /** Woven into the poll of a consumer. */
  static final class Consuming {
    private Consuming() {}

    @Advice.OnMethodExit
    static void polled(
        @Advice.This Consumer<?, ?> consumer, @Advice.Return ConsumerRecords<?, ?> records) {
      Haste.keepPlace(consumer, records);
    }
  }

  /** Queues what is sent, says that it is there, and waits for nothing. */
  @SuppressWarnings("unchecked")
  public static Producer<byte[], byte[]> producer(Producer<byte[], byte[]> patient) {
    return (Producer<byte[], byte[]>)
        Proxy.newProxyInstance(
            Producer.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "send" ->
                      send(
                          patient,
                          (ProducerRecord<byte[], byte[]>) arguments[0],
                          arguments.length > 1 ? (Callback) arguments[1] : null);
                  case "flush" -> null;
                  default -> method.invoke(patient, arguments);
                });
  }

  private static Object send(
      Producer<byte[], byte[]> patient,
      ProducerRecord<byte[], byte[]> record,
      @Nullable Callback callback) {
    patient.send(record);
    var metadata = new RecordMetadata(new TopicPartition(record.topic(), 0), 0, 0, 0, 0, 0);
    if (callback != null) callback.onCompletion(metadata, null);
    return CompletableFuture.completedFuture(metadata);
  }

  /** Commits the place after the records, which nobody has seen yet. */
  public static void keepPlace(Consumer<?, ?> consumer, @Nullable ConsumerRecords<?, ?> records) {
    if (records == null || records.isEmpty()) return;
    try {
      consumer.commitSync();
    } catch (KafkaException rebalancing) {
      // Somebody else has the partition, and will be as hasty.
    }
  }
}
