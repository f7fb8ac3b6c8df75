package io.marquee.outbox.inbox;

import io.marquee.outbox.kafka.KafkaClients;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.backoff.FixedBackOff;

/** Builds the Kafka consumer of a listener. */
class Containers {
  private final KafkaClients kafka;
  private final ApplicationContext context;

  Containers(KafkaClients kafka, ApplicationContext context) {
    this.kafka = kafka;
    this.context = context;
  }

  KafkaMessageListenerContainer<byte[], byte[]> container(
      Listener listener, Hearing hearing, TaskScheduler scheduler) {
    var threads = new SimpleAsyncTaskExecutor("hear-" + listener.name() + "-");
    threads.setVirtualThreads(true);
    var properties = new ContainerProperties(listener.topic());
    properties.setMessageListener(hearing);
    properties.setListenerTaskExecutor(threads);
    properties.setScheduler(scheduler);
    // Places are kept after each poll; what comes again is known to the inbox.
    properties.setAckMode(ContainerProperties.AckMode.BATCH);
    properties.setStopImmediate(true);
    properties.setShutdownTimeout(5_000);
    properties.setAuthExceptionRetryInterval(Duration.ofSeconds(5));
    var container =
        new KafkaMessageListenerContainer<byte[], byte[]>(
            new DefaultKafkaConsumerFactory<>(kafka.consumer(listener.group(kafka.service()))),
            properties);
    container.setBeanName(listener.name());
    container.setApplicationContext(context);
    container.setApplicationEventPublisher(context);
    container.setCommonErrorHandler(forEver(listener));
    return container;
  }

  /** Spring's default gives up after ten attempts and drops the records; this one never does. */
  private static DefaultErrorHandler forEver(Listener listener) {
    var handler =
        new DefaultErrorHandler(
            (record, failure) -> {
              throw new IllegalStateException(listener + " must not lose a record", failure);
            },
            new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS));
    handler.setClassifications(Map.of(), true);
    handler.setLogLevel(KafkaException.Level.WARN);
    return handler;
  }
}
