package io.marquee.gateway.kafka;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A broker, and a producer that writes events as the relays do. */
public final class TestKafka implements AutoCloseable {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final Path data;
  private final Process process;
  private final String address;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  private TestKafka(Path data, Process process, String address) {
    this.data = data;
    this.process = process;
    this.address = address;
  }

  public static TestKafka start() {
    try {
      Path data = Files.createTempDirectory("gateway-test-kafka");
      int[] ports = twoFreePorts();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  KafkaProcess.class.getName(),
                  data.toString(),
                  Integer.toString(ports[0]),
                  Integer.toString(ports[1]))
              .redirectErrorStream(true)
              .redirectOutput(data.resolve("kafka.out").toFile())
              .start();
      TestKafka kafka = new TestKafka(data, process, "127.0.0.1:" + ports[0]);
      Awaitility.await("Kafka, output in " + data.resolve("kafka.out"))
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(kafka::answers);
      return kafka;
    } catch (IOException failed) {
      throw new UncheckedIOException("Kafka for tests did not start", failed);
    }
  }

  public String address() {
    return address;
  }

  public void createTopics(List<String> names) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      Map<String, String> compact = Map.of("cleanup.policy", "compact");
      admin
          .createTopics(
              names.stream()
                  .map(name -> new NewTopic(name, 12, (short) 1).configs(compact))
                  .toList())
          .all()
          .get(30, TimeUnit.SECONDS);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  public void publish(Event event) {
    String name = Contracts.nameOf(event.getClass());
    send(Contracts.topicOf(event.getClass()), event.key(), name, JSON.writeValueAsBytes(event));
  }

  public void tombstone(String topic, UUID key) {
    send(topic, key, "", null);
  }

  public void send(String topic, UUID key, String type, byte @Nullable [] payload) {
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(topic, key.toString().getBytes(StandardCharsets.UTF_8), payload);
    message.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
    try {
      producer().send(message).get(30, TimeUnit.SECONDS);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    if (producer != null) producer.close(Duration.ZERO);
    process.destroyForcibly().onExit().join();
    FileSystemUtils.deleteRecursively(data.toFile());
  }

  private KafkaProducer<byte[], byte[]> producer() {
    if (producer == null)
      producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", address),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    return producer;
  }

  private boolean answers() throws Exception {
    if (!process.isAlive()) throw new IllegalStateException("Kafka ended");
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", address,
                "request.timeout.ms", "2000",
                "default.api.timeout.ms", "2500"))) {
      return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
    }
  }

  /** Both are held before either is given back, so that they differ. */
  private static int[] twoFreePorts() throws IOException {
    try (ServerSocket one = new ServerSocket(0);
        ServerSocket other = new ServerSocket(0)) {
      return new int[] {one.getLocalPort(), other.getLocalPort()};
    }
  }
}
