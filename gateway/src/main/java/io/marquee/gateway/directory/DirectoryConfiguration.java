package io.marquee.gateway.directory;

import io.marquee.gateway.MarqueeSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DirectorySettings.class)
class DirectoryConfiguration {

  @Bean
  Directory directory(Clock clock, DirectorySettings settings, MeterRegistry meters) {
    Directory directory = new Directory(clock, settings);
    gauge(meters, "memberships", directory, Snapshot.Sizes::memberships);
    gauge(meters, "workspaces", directory, Snapshot.Sizes::workspaces);
    gauge(meters, "revocations", directory, Snapshot.Sizes::revocations);
    gauge(meters, "accounts", directory, Snapshot.Sizes::accounts);
    gauge(meters, "keys", directory, Snapshot.Sizes::keys);
    gauge(meters, "access_grants", directory, Snapshot.Sizes::accessGrants);
    Gauge.builder("marquee.gateway.directory.silence", directory, d -> d.silence().toMillis() / 1e3)
        .baseUnit("seconds")
        .register(meters);
    return directory;
  }

  @Bean
  DirectoryHealth directoryHealthIndicator(Directory directory) {
    return new DirectoryHealth(directory);
  }

  @Bean
  DirectoryFeed directoryFeed(
      MarqueeSettings marquee,
      Directory directory,
      DirectorySettings settings,
      Clock clock,
      MeterRegistry meters) {
    Counter unreadable = meters.counter("marquee.gateway.directory.unreadable");
    return new DirectoryFeed(
        () -> consumer(marquee.kafka(), marquee.kafkaClient()),
        directory,
        settings,
        clock,
        unreadable::increment);
  }

  /** Reads without a group: each replica needs every partition. Small fetches keep memory small. */
  @SuppressWarnings("NullAway") // the value of a tombstone is null, which KafkaConsumer cannot say
  static KafkaConsumer<byte[], byte[]> consumer(String bootstrap, Map<String, String> more) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "gateway",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            2000,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            4 << 20,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            256 << 10,
            ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG,
            "");
    Map<String, Object> all = new HashMap<>(settings);
    all.putAll(more);
    return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private interface Size {
    int of(Snapshot.Sizes sizes);
  }

  private static void gauge(MeterRegistry meters, String what, Directory directory, Size size) {
    Gauge.builder(
            "marquee.gateway.directory.size",
            directory,
            d -> d.sizes() instanceof Snapshot.Sizes sizes ? size.of(sizes) : 0)
        .tag("of", what)
        .register(meters);
  }
}
