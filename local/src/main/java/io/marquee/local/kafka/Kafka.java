package io.marquee.local.kafka;

import io.marquee.local.home.Folders;
import io.marquee.local.home.Home;
import io.marquee.local.home.Ports;
import io.marquee.local.home.Refusal;
import io.marquee.local.process.JavaCommand;
import io.marquee.local.process.Launch;
import io.marquee.local.supervisor.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kafka in a JVM of its own. */
public final class Kafka implements Part {
  private final Home home;
  private final int port;
  private final int controllerPort;

  public Kafka(Home home, Ports ports) {
    this.home = home;
    this.port = ports.get(name());
    this.controllerPort = ports.get("kafka-controller");
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port, controllerPort);
  }

  @Override
  public Set<String> needs() {
    return Set.of();
  }

  @Override
  public void prepare() throws Exception {
    Path data = home.at("kafka/data");
    if (!Files.exists(data)) format(data);
    if (!Files.exists(data.resolve("meta.properties"))) {
      throw home.broken("kafka/data has no meta.properties");
    }
    Files.writeString(settings(), KafkaSettings.of(port, controllerPort, data));
  }

  private void format(Path data) throws IOException, InterruptedException {
    Path fresh = home.at("kafka/data.new"); // left by a start that was cut off
    Folders.delete(fresh);
    Files.createDirectories(fresh);
    Path settings =
        Files.writeString(
            home.at("kafka/format.properties"), KafkaSettings.of(port, controllerPort, fresh));
    var command =
        java(64)
            .run(
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                org.apache.kafka.common.Uuid.randomUuid().toString(),
                "--config",
                settings.toString());
    int exit = new Launch(command, Map.of(), "").process(home.log(name())).waitFor();
    if (exit != 0) {
      throw new Refusal("Kafka's storage could not be made.", "See ./run logs kafka");
    }
    Files.move(fresh, data);
  }

  @Override
  public Launch launch() {
    var java = java(160);
    return new Launch(
        java.run("kafka.Kafka", settings().toString()), JavaCommand.ENVIRONMENT, java.mark());
  }

  private JavaCommand java(int megabytes) {
    return JavaCommand.ofLauncher(home, name(), megabytes);
  }

  @Override
  public boolean answers() {
    return ApiVersions.answeredBy(port);
  }

  private Path settings() {
    return home.at("kafka/server.properties");
  }
}
