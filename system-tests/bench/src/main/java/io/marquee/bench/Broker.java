package io.marquee.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** One Kafka node in a process of its own, which ends with this one. */
record Broker(Process process, String address) implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  static Broker start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    int port = freePort();
    Process process =
        Jvm.start(
            Jvm.path(entry -> true),
            List.of("-Xms768m", "-Xmx768m", "-XX:+UseG1GC"),
            folder.resolve("kafka.log"),
            Main.class,
            List.of(folder.toString(), Integer.toString(port), Integer.toString(freePort())));
    var broker = new Broker(process, "localhost:" + port);
    broker.awaitAnswer();
    return broker;
  }

  long pid() {
    return process.pid();
  }

  private void awaitAnswer() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
        if (!admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty()) return;
      } catch (ExecutionException | TimeoutException notYet) {
        Thread.sleep(200);
      }
    }
    throw new IllegalStateException("Kafka did not start, see kafka.log");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The broker's own process. */
  static final class Main {
    private Main() {}

    public static void main(String[] words) throws IOException {
      Path folder = Path.of(words[0]);
      Path settings = folder.resolve("server.properties");
      Files.writeString(
          settings,
          """
          process.roles=broker,controller
          node.id=1
          controller.listener.names=CONTROLLER
          listeners=PLAINTEXT://localhost:%1$s,CONTROLLER://localhost:%2$s
          advertised.listeners=PLAINTEXT://localhost:%1$s
          listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
          controller.quorum.voters=1@localhost:%2$s
          log.dirs=%3$s
          auto.create.topics.enable=false
          offsets.topic.num.partitions=4
          offsets.topic.replication.factor=1
          transaction.state.log.replication.factor=1
          transaction.state.log.min.isr=1
          share.coordinator.state.topic.replication.factor=1
          share.coordinator.state.topic.min.isr=1
          group.initial.rebalance.delay.ms=0
          log.flush.interval.ms=1000
          """
              .formatted(words[1], words[2], folder.resolve("log")));
      int formatted =
          kafka.tools.StorageTool.execute(
              new String[] {"format", "-t", "4L6g3nShT-eMCtK--X86sw", "-c", settings.toString()},
              System.out);
      if (formatted != 0) System.exit(formatted);
      Jvm.endWithParent();
      kafka.Kafka.main(new String[] {settings.toString()});
    }
  }
}
