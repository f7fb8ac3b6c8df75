package io.marquee.outbox.inbox;

import io.marquee.outbox.CurrentEvent;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.micrometer.KafkaListenerObservation;
import org.springframework.kafka.support.micrometer.KafkaListenerObservation.DefaultKafkaListenerObservationConvention;
import org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext;

/** Calls a listener in the name of an event and as a part of its trace. */
class Handling {
  private final String service;
  private final @Nullable ObservationRegistry observations;

  Handling(String service, @Nullable ObservationRegistry observations) {
    this.service = service;
    this.observations = observations;
  }

  void handle(Listener listener, Heard heard) throws Exception {
    CurrentEvent.call(
        heard.envelope(),
        () -> {
          if (observations == null) call(listener, heard);
          else
            observation(observations, listener, heard).observeChecked(() -> call(listener, heard));
          return true;
        });
  }

  private static void call(Listener listener, Heard heard) throws Exception {
    listener.handle(heard.read().event(), heard.envelope());
  }

  private Observation observation(ObservationRegistry registry, Listener listener, Heard heard) {
    return KafkaListenerObservation.LISTENER_OBSERVATION.observation(
        null,
        DefaultKafkaListenerObservationConvention.INSTANCE,
        () ->
            new KafkaRecordReceiverContext(
                record(heard.delivery()),
                listener.name(),
                listener.group(service),
                listener.group(service),
                () -> null),
        registry);
  }

  private static ConsumerRecord<byte[], byte[]> record(Delivery delivery) {
    return new ConsumerRecord<>(
        delivery.topic(),
        delivery.partition(),
        delivery.offset(),
        ConsumerRecord.NO_TIMESTAMP,
        TimestampType.NO_TIMESTAMP_TYPE,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        delivery.rawKey(),
        delivery.payload(),
        delivery.headers(),
        Optional.empty());
  }
}
