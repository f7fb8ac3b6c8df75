package io.marquee.outbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.outbox.testing.Servers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * How soon records that come now and then are handed out, by both group protocols at once, with the
 * settings of {@link KafkaClients}. It measures and promises nothing, so it is no part of the
 * build: {@code mvn verify -pl platform/outbox -am -Dit.test=ConsumerProtocolsProbe}.
 */
class ConsumerProtocolsProbe {
  private static final int RECORDS = 40;

  private final KafkaClients clients =
      new KafkaClients(Servers.kafka().address(), java.util.Map.of(), "probe");
  private final String topic = "probe." + UUID.randomUUID();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Map<String, List<Double>> delays = new LinkedHashMap<>();

  @Test
  void measure() throws Exception {
    try (var admin = clients.admin()) {
      admin.createTopics(List.of(new NewTopic(topic, Topics.PARTITIONS, (short) 1))).all().get();
    }
    listen("classic", clients.consumer("probe.classic"));
    listen("consumer (KIP-848)", kip848());

    var random = new Random(7);
    try (var producer = clients.producer()) {
      for (int n = 0; n < RECORDS; n++) {
        // Longer than a fetch waits, so that some answers are empty.
        new CountDownLatch(1).await(1_200 + random.nextInt(3_300), TimeUnit.MILLISECONDS);
        byte[] now = ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).array();
        producer.send(new ProducerRecord<>(topic, random.nextInt(Topics.PARTITIONS), null, now));
        producer.flush();
      }
    }
    Awaitility.await()
        .untilAsserted(() -> assertThat(delays.values()).allMatch(each -> each.size() == RECORDS));
    end.countDown();
    delays.forEach(
        (name, found) -> {
          List<Double> sorted = found.stream().sorted().toList();
          System.out.printf(
              "%-20s p50 %.0f ms, p90 %.0f ms, longest %.0f ms%n",
              name, sorted.get(RECORDS / 2), sorted.get(RECORDS * 9 / 10), sorted.getLast());
        });
  }

  private Map<String, Object> kip848() {
    Map<String, Object> settings = new HashMap<>(clients.consumer("probe.kip848"));
    settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
    settings.remove(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG);
    settings.remove(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);
    settings.remove(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG);
    return settings;
  }

  private void listen(String name, Map<String, Object> settings) throws InterruptedException {
    List<Double> found = new CopyOnWriteArrayList<>(new ArrayList<>());
    delays.put(name, found);
    var joined = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
                consumer.subscribe(List.of(topic), new Joined(joined));
                while (end.getCount() > 0) {
                  // As long as spring-kafka's.
                  consumer
                      .poll(Duration.ofSeconds(5))
                      .forEach(
                          record ->
                              found.add(
                                  (System.nanoTime() - ByteBuffer.wrap(record.value()).getLong())
                                      / 1e6));
                }
              }
            });
    assertThat(joined.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private record Joined(CountDownLatch latch) implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) latch.countDown();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
  }
}
