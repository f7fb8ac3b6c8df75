package io.marquee.local;

import io.marquee.local.home.Home;
import io.marquee.local.home.Ports;
import io.marquee.local.kafka.Kafka;
import io.marquee.local.postgres.Postgres;
import io.marquee.local.sink.Sinks;
import java.nio.file.Path;
import java.util.List;

/** The suite without its services, which this module's tests cannot have. */
final class Infrastructure {
  private static final String[] NAMES = {
    "postgres", "kafka", "kafka-controller", "s3", "smtp", "mail"
  };

  private Infrastructure() {}

  static Suite prepare(Path folder) throws Exception {
    FreePorts.write(folder.resolve("ports.properties"), NAMES);
    return suite(folder);
  }

  static Suite suite(Path folder) throws Exception {
    var home = new Home(Path.of("").toAbsolutePath(), folder);
    home.open();
    Ports ports = Ports.read(home.at("ports.properties"));
    return new Suite(
        home,
        ports,
        List.of(
            new Postgres(home, ports, List.of("film")),
            new Kafka(home, ports),
            new Sinks(home, ports)));
  }

  /** As the process that supervises: the folder is its argument. */
  public static void main(String[] arguments) throws Exception {
    new Supervise(suite(Path.of(arguments[0]))).run();
  }
}
