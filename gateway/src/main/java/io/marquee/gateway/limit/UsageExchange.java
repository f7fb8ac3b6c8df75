package io.marquee.gateway.limit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries what the replicas tell each other over a topic of their own. Nothing waits for it: while
 * Kafka is away, each replica counts for itself.
 */
final class UsageExchange implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(UsageExchange.class);
  private static final TopicPartition PLACE = new TopicPartition("gateway.usage", 0);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration CLOSING = Duration.ofMillis(500);

  private final String kafka;
  private final Map<String, String> more;
  private final Replicas replicas;
  private final Duration interval;
  private volatile @Nullable Thread thread;
  private volatile CountDownLatch ending = new CountDownLatch(1);

  UsageExchange(String kafka, Map<String, String> more, Replicas replicas, Duration interval) {
    this.kafka = kafka;
    this.more = more;
    this.replicas = replicas;
    this.interval = interval;
  }

  @Override
  public void start() {
    ending = new CountDownLatch(1);
    Thread exchange = Thread.ofPlatform().name("usage").daemon().unstarted(this::exchange);
    thread = exchange;
    exchange.start();
  }

  @Override
  public void stop() {
    thread = null;
    ending.countDown();
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void exchange() {
    boolean wasBroken = false;
    do {
      try {
        createTopic();
        talk();
      } catch (RuntimeException broken) {
        if (!wasBroken && isRunning())
          log.warn("Replicas count for themselves, Kafka: {}", broken.toString());
        wasBroken = true;
      } catch (InterruptedException interrupted) {
        return;
      }
    } while (!endsWithin(PAUSE));
  }

  private void talk() {
    KafkaConsumer<byte[], byte[]> consumer = consumer();
    KafkaProducer<byte[], byte[]> producer = producer();
    try {
      consumer.assign(List.of(PLACE));
      consumer.seekToEnd(List.of(PLACE));
      consumer.position(PLACE); // what comes from now on
      while (isRunning()) {
        byte[] words = replicas.speak();
        if (words != null) producer.send(new ProducerRecord<>(PLACE.topic(), 0, null, words));
        long until = System.nanoTime() + interval.toNanos();
        for (long left = interval.toNanos(); left > 0; left = until - System.nanoTime())
          for (var message : consumer.poll(Duration.ofNanos(left))) hear(message);
      }
    } finally {
      producer.close(Duration.ZERO);
      consumer.close(CloseOptions.timeout(CLOSING));
    }
  }

  private void hear(ConsumerRecord<byte[], byte[]> message) {
    try {
      replicas.hear(message.value());
    } catch (IllegalArgumentException ofAnotherVersion) {
      log.debug("A replica speaks otherwise.", ofAnotherVersion);
    }
  }

  /** Nobody needs an old word: the topic keeps a minute. */
  private void createTopic() throws InterruptedException {
    NewTopic topic =
        new NewTopic(PLACE.topic(), Optional.of(1), Optional.empty())
            .configs(
                Map.of(
                    TopicConfig.RETENTION_MS_CONFIG, "60000",
                    TopicConfig.SEGMENT_MS_CONFIG, "60000"));
    try (Admin admin = Admin.create(common())) {
      admin.createTopics(List.of(topic)).all().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof TopicExistsException))
        throw new IllegalStateException(failed.getCause());
    } catch (java.util.concurrent.TimeoutException late) {
      throw new IllegalStateException(late);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = common();
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = common();
    settings.put(ProducerConfig.ACKS_CONFIG, "1");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1L << 20);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2000); // later it would be wrong
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private Map<String, Object> common() {
    Map<String, Object> settings = new java.util.HashMap<>();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka);
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "gateway-usage");
    settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    settings.putAll(more);
    return settings;
  }

  private boolean endsWithin(Duration pause) {
    try {
      return ending.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
