package io.marquee.outbox.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The settings of Kafka clients, in one place.
 *
 * @param bootstrapServers where Kafka is, as {@code host:port,host:port}
 * @param more settings of all clients by Kafka's own names, such as {@code security.protocol}; they
 *     come last, and win
 * @param service the service's short name, part of every client's name
 */
public record KafkaClients(String bootstrapServers, Map<String, String> more, String service) {
  /**
   * A producer that never gives up and never changes the order: a record is sent again until a
   * broker has acknowledged it with all its copies, however long that takes.
   */
  public Producer<byte[], byte[]> producer() {
    Map<String, Object> settings = common("relay");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // A broker that knows nothing of a producer yet takes any first number from it: should a first
    // batch be refused while a broker starts, the second is taken, and the first never again
    // (KAFKA-15591). One request at a time leaves no second.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    // The relay flushes after each batch, so waiting for more only fills batches under load.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16 * 1024 * 1024L);
    // A record that expired while its successors went out would break the order of its key.
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * The settings of a consumer of bytes in a group.
   *
   * <p>Of the classic protocol: the client of the new one (KIP-848, Kafka 4.2) does not always wake
   * a poll when records come, which then wait for seconds. And its broker alone decides when a
   * killed process has lost its partitions, by default after 45 s.
   */
  public Map<String, Object> consumer(String group) {
    Map<String, Object> settings = common(group);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    // About as long as a killed service takes to be back. Who is only slow hears some things twice.
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 8_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Enough for runs of several events where a hundred tenants speak at once.
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
    // A fetch is answered as soon as there is anything: a long wait only saves idle rounds.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1_000);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }

  /** A consumer that is given its partitions and keeps no place; the caller closes it. */
  public Consumer<byte[], byte[]> reader(String purpose) {
    Map<String, Object> settings = consumer(service + "." + purpose);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
    settings.remove(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
    return new KafkaConsumer<>(settings);
  }

  /** A client for topics; the caller closes it. */
  public Admin admin() {
    Map<String, Object> settings = common("topics");
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    return Admin.create(settings);
  }

  private Map<String, Object> common(String purpose) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(
        CommonClientConfigs.CLIENT_ID_CONFIG,
        purpose.startsWith(service + ".") ? purpose : service + "." + purpose);
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000L);
    // Nobody reads them from the clients: no JMX beans, nothing pushed to the brokers.
    settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    settings.putAll(more);
    return settings;
  }
}
