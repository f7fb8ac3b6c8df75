package io.marquee.gateway.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A broker in a JVM of its own, which ends when the test's does: its standard input closes then.
 */
final class KafkaProcess {

  private KafkaProcess() {}

  /** Arguments: the data folder, the port for clients, the port of the controller. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    Path properties = data.resolve("server.properties");
    Files.writeString(
        properties,
        """
        process.roles=broker,controller
        node.id=1
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://127.0.0.1:%1$s,CONTROLLER://127.0.0.1:%2$s
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$s
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        controller.quorum.voters=1@127.0.0.1:%2$s
        log.dirs=%3$s
        auto.create.topics.enable=false
        log.cleaner.dedupe.buffer.size=4194304
        offsets.topic.replication.factor=1
        """
            .formatted(arguments[1], arguments[2], data.resolve("log")));
    String[] format = {"format", "-t", "4L6g3nShT-eMCtK--X86sw", "-c", properties.toString()};
    int formatted = kafka.tools.StorageTool.execute(format, System.out);
    if (formatted != 0) System.exit(formatted);
    Thread.ofPlatform().daemon().start(KafkaProcess::endWithParent);
    kafka.Kafka.main(new String[] {properties.toString()});
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
