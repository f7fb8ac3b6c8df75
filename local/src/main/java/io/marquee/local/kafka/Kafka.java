package io.marquee.local.kafka;

import io.marquee.local.home.Folders;
import io.marquee.local.home.Home;
import io.marquee.local.home.Ports;
import io.marquee.local.home.Refusal;
import io.marquee.local.process.ClassCache;
import io.marquee.local.process.JavaCommand;
import io.marquee.local.process.Launch;
import io.marquee.local.supervisor.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Kafka in a JVM of its own. */
public final class Kafka implements Part {
  private static final int HEAP_MEGABYTES = 128;
  private static final int FORMAT_MEGABYTES = 64;

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
    try (var logging = Objects.requireNonNull(Kafka.class.getResourceAsStream("/logback.xml"))) {
      Files.write(home.at("kafka/logback.xml"), logging.readAllBytes());
    }
  }

  private void format(Path data) throws IOException, InterruptedException {
    Path fresh = home.at("kafka/data.new"); // left by a start that was cut off
    Folders.delete(fresh);
    Files.createDirectories(fresh);
    Path settings =
        Files.writeString(
            home.at("kafka/format.properties"), KafkaSettings.of(port, controllerPort, fresh));
    var command =
        java(FORMAT_MEGABYTES)
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
  public void rehearse() throws Exception {
    JavaCommand java = java(HEAP_MEGABYTES);
    ClassCache cache = cache(java);
    if (cache.exists()) return;
    Files.createDirectories(cache.folder());
    Folders.deleteOthersBeside(cache.folder());
    cache.make(home, name(), this::launch, java, this::answers);
  }

  @Override
  public Launch launch() {
    JavaCommand java = java(HEAP_MEGABYTES);
    return launch(cache(java).use(java));
  }

  private Launch launch(JavaCommand flags) {
    var command = flags.run("kafka.Kafka", settings().toString());
    return new Launch(command, JavaCommand.ENVIRONMENT, flags.mark());
  }

  private ClassCache cache(JavaCommand java) {
    return new ClassCache(home.at("apps/kafka").resolve(java.print()));
  }

  private JavaCommand java(int megabytes) {
    return JavaCommand.ofLibraries(home, name(), megabytes)
        .with("-Dlogback.configurationFile=" + home.at("kafka/logback.xml"));
  }

  @Override
  public boolean answers() {
    return ApiVersions.answeredBy(port);
  }

  private Path settings() {
    return home.at("kafka/server.properties");
  }
}
