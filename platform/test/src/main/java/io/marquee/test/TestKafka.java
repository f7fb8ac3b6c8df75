package io.marquee.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.testcontainers.kafka.KafkaContainer;

/**
 * One real Kafka broker per test JVM, started at first use in a process or container of its own.
 */
public final class TestKafka {

  static final String IMAGE = "apache/kafka:4.2.2";

  private TestKafka() {}

  /** Starts the broker when the class is first used. */
  private static final class Broker {
    static final String ADDRESS = start();
  }

  /**
   * The broker's address.
   *
   * @return {@code host:port}
   */
  public static String bootstrapServers() {
    return Broker.ADDRESS;
  }

  private static String start() {
    return ContainerEngine.isUsed() ? contained() : embedded();
  }

  @SuppressWarnings("resource") // ends with the JVM
  private static String contained() {
    var broker =
        new KafkaContainer(IMAGE)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "3")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    broker.start();
    return broker.getBootstrapServers();
  }

  private static String embedded() {
    try {
      Path data = Files.createTempDirectory("marquee-test-kafka");
      int[] ports = twoFreePorts();
      int port = ports[0];
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                  "-cp",
                  System.getProperty("java.class.path"),
                  KafkaProcess.class.getName(),
                  data.toString(),
                  Integer.toString(port),
                  Integer.toString(ports[1]))
              .redirectErrorStream(true)
              .redirectOutput(data.resolve("kafka.out").toFile())
              .start();
      String address = "127.0.0.1:" + port;
      Awaitility.await("Kafka for tests, output in " + data.resolve("kafka.out"))
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(100))
          .ignoreExceptions()
          .until(
              () -> {
                if (!process.isAlive()) throw new IllegalStateException("Kafka for tests ended");
                return answers(address);
              });
      return address;
    } catch (IOException failed) {
      throw new UncheckedIOException("Kafka for tests did not start", failed);
    }
  }

  private static boolean answers(String address)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", address,
                "reconnect.backoff.max.ms", "200",
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
