package io.marquee.outbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/** A real broker in a process of its own, which can be killed and started again with its data. */
public final class KafkaBroker {
  private final Path data;
  private final int port = freePort();
  private final int controllerPort = freePort();
  private final List<Door> doors;
  private List<String> options;
  private Process process;

  /**
   * A further address.
   *
   * @param port where the broker listens
   * @param advertised which port it tells those who come in there to use, such as a proxy's
   */
  public record Door(int port, int advertised) {}

  public KafkaBroker() {
    this(temporary(), List.of(), List.of());
  }

  /** One with its data in a folder, further addresses, and further options of its JVM. */
  public KafkaBroker(Path data, List<Door> doors, List<String> options) {
    this.data = data;
    this.doors = List.copyOf(doors);
    this.options = List.copyOf(options);
    process = launch();
    awaitReady();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("marquee-test-kafka");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Ends it without any notice. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public void start() {
    if (process.isAlive()) return;
    process = launch();
    awaitReady();
  }

  /** Ends it in order and starts it with other options of the JVM. */
  public void restart(List<String> others) throws InterruptedException {
    process.destroy();
    process.waitFor();
    options = List.copyOf(others);
    start();
  }

  /** Sends STOP or CONT. */
  public void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  private String listeners(ToIntFunction<Door> port) {
    return IntStream.range(0, doors.size())
        .mapToObj(n -> "D%d://127.0.0.1:%d,".formatted(n, port.applyAsInt(doors.get(n))))
        .collect(Collectors.joining());
  }

  private String protocols() {
    return IntStream.range(0, doors.size())
        .mapToObj("D%d:PLAINTEXT,"::formatted)
        .collect(Collectors.joining());
  }

  private Process launch() {
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1"));
      command.addAll(options);
      command.addAll(
          List.of(
              "-cp",
              System.getProperty("java.class.path"),
              Main.class.getName(),
              data.toString(),
              Integer.toString(port),
              Integer.toString(controllerPort),
              listeners(Door::port),
              listeners(Door::advertised),
              protocols(),
              // A killed broker comes back only when its controller has given up the former one.
              doors.isEmpty() ? "9000" : "3000"));
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("kafka.out").toFile()))
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void awaitReady() {
    Awaitility.await("Kafka for tests, see " + data.resolve("kafka.out"))
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(this::answers);
  }

  private boolean answers() throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", address(),
                "request.timeout.ms", "2000",
                "default.api.timeout.ms", "2500"))) {
      return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
    }
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The broker's process; it ends when the test's process does, since its input closes then. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
      Path data = Path.of(arguments[0]);
      Path properties = data.resolve("server.properties");
      Files.writeString(
          properties,
          """
          process.roles=broker,controller
          node.id=1
          controller.listener.names=CONTROLLER
          inter.broker.listener.name=PLAINTEXT
          listeners=%4$sPLAINTEXT://127.0.0.1:%1$s,CONTROLLER://127.0.0.1:%2$s
          advertised.listeners=%5$sPLAINTEXT://127.0.0.1:%1$s
          listener.security.protocol.map=%6$sPLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
          controller.quorum.voters=1@127.0.0.1:%2$s
          log.dirs=%3$s
          auto.create.topics.enable=false
          log.cleaner.dedupe.buffer.size=4194304
          broker.session.timeout.ms=%7$s
          broker.heartbeat.interval.ms=500
          offsets.topic.num.partitions=3
          offsets.topic.replication.factor=1
          transaction.state.log.replication.factor=1
          transaction.state.log.min.isr=1
          share.coordinator.state.topic.replication.factor=1
          share.coordinator.state.topic.min.isr=1
          group.initial.rebalance.delay.ms=0
          group.consumer.min.heartbeat.interval.ms=500
          group.consumer.heartbeat.interval.ms=500
          group.consumer.min.session.timeout.ms=3000
          group.consumer.session.timeout.ms=3000
          """
              .formatted(
                  arguments[1],
                  arguments[2],
                  data.resolve("log"),
                  arguments[3],
                  arguments[4],
                  arguments[5],
                  arguments[6]));
      if (!Files.exists(data.resolve("log/meta.properties"))) format(properties);
      Thread.ofPlatform().daemon().start(Main::endWithParent);
      kafka.Kafka.main(new String[] {properties.toString()});
    }

    private static void format(Path properties) {
      int formatted =
          kafka.tools.StorageTool.execute(
              new String[] {
                "format", "-g", "-t", "4L6g3nShT-eMCtK--X86sw", "-c", properties.toString()
              },
              System.out);
      if (formatted != 0) System.exit(formatted);
    }

    private static void endWithParent() {
      try {
        while (System.in.read() >= 0) {}
      } catch (IOException closed) {
        // The same as the end of input.
      }
      Runtime.getRuntime().halt(0);
    }
  }
}
