package io.marquee.bench;

import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * <a href="https://github.com/namastack/namastack-outbox">Namastack Outbox</a> on JDBC, with the
 * batch size, interval and threads of its own performance test. A record counts as done when its
 * handler returns, so the handler waits for Kafka; it does not wait to fill batches.
 */
final class Namastack implements Carrier {
  private static final List<String> SETTINGS =
      List.of(
          "namastack.outbox.jdbc.schema-initialization.enabled=true",
          "namastack.outbox.polling.trigger=fixed",
          "namastack.outbox.polling.batch-size=1000",
          "namastack.outbox.polling.fixed.interval=100ms",
          "namastack.outbox.processing.executor-core-pool-size=16",
          "namastack.outbox.processing.executor-max-pool-size=32",
          "namastack.outbox.instance.heartbeat-interval=1s",
          "namastack.outbox.instance.stale-instance-timeout=10s",
          "namastack.outbox.instance.rebalance-interval=1s",
          "namastack.outbox.multicaster.enabled=false",
          "spring.datasource.hikari.maximum-pool-size=30",
          "spring.main.banner-mode=off");

  private final Setup setup;
  private final EffectConsumer effects;
  private @Nullable ConfigurableApplicationContext context;

  Namastack(Setup setup) {
    this.setup = setup;
    this.effects = new EffectConsumer(setup);
  }

  @Override
  public void start() {
    effects.start();
    var application = new SpringApplicationBuilder(Application.class);
    context =
        application
            .web(WebApplicationType.NONE)
            .registerShutdownHook(false)
            .initializers(fresh -> fresh.getBeanFactory().registerSingleton("setup", setup))
            .properties(SETTINGS.toArray(String[]::new))
            .properties(
                "spring.datasource.url=" + setup.url() + "?currentSchema=service",
                "spring.datasource.username=" + Servers.SUPERUSER,
                "spring.datasource.password=" + Servers.PASSWORD)
            .run();
  }

  @Override
  public void stop() throws InterruptedException {
    if (context != null) context.close();
    effects.stop();
  }

  @Configuration
  @EnableAutoConfiguration
  static class Application {
    @Bean(destroyMethod = "close")
    Producer<byte[], byte[]> producer(Setup setup) {
      return Clients.producer(setup.kafka(), 0);
    }

    @Bean
    KafkaHandler kafkaHandler(Setup setup, Producer<byte[], byte[]> producer) {
      return new KafkaHandler(setup.topic(), producer);
    }
  }

  /** Public, and so is its method, for the library calls it by reflection. */
  public static class KafkaHandler implements OutboxTypedHandler<String> {
    /** What the library calls it in the table. */
    static final String ID =
        KafkaHandler.class.getName()
            + "#handle(java.lang.String,"
            + OutboxRecordMetadata.class.getName()
            + ")";

    private final String topic;
    private final Producer<byte[], byte[]> producer;

    KafkaHandler(String topic, Producer<byte[], byte[]> producer) {
      this.topic = topic;
      this.producer = producer;
    }

    @Override
    public void handle(String payload, OutboxRecordMetadata metadata) {
      Headers headers = new RecordHeaders();
      metadata.getContext().forEach((name, value) -> headers.add(name, Envelope.bytes(value)));
      try {
        producer
            .send(
                new ProducerRecord<>(
                    topic,
                    null,
                    Envelope.bytes(metadata.getKey()),
                    Envelope.bytes(payload),
                    headers))
            .get();
      } catch (ExecutionException | InterruptedException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }
}
