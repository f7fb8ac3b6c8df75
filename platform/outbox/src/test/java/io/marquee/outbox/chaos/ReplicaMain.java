package io.marquee.outbox.chaos;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What runs in a replica's process: a service, a journal, and an ear for commands. */
final class ReplicaMain {
  static final String PASSWORD = "chaos";

  /** The two services. */
  enum Kind {
    SPEAKER("chaos_said", "workspace", "marquee.events.listen=false"),
    HEARER("chaos_heard", "film", "marquee.events.relay=false");

    private final String database;
    private final String service;
    private final String part;

    Kind(String database, String service, String part) {
      this.database = database;
      this.service = service;
      this.part = part;
    }

    String database() {
      return database;
    }

    String service() {
      return service;
    }
  }

  private ReplicaMain() {}

  public static void main(String[] arguments) throws IOException {
    Kind kind = Kind.valueOf(arguments[0]);
    try (var journal = new Journal(arguments[3])) {
      var context = start(kind, arguments[1], arguments[2]);
      var load = kind == Kind.SPEAKER ? new Load(context, journal) : null;
      journal.write("UP " + arguments[4]);
      var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      // Ends with the process that runs the rounds, whose end closes the input.
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        if (load != null && !line.isBlank()) load.obey(line);
      }
    }
    System.exit(0);
  }

  private static ConfigurableApplicationContext start(Kind kind, String postgres, String kafka) {
    List<String> settings = new ArrayList<>();
    settings.add("marquee.service=" + kind.service);
    settings.add("marquee.postgres.host=127.0.0.1");
    settings.add("marquee.postgres.port=" + postgres);
    settings.add("marquee.postgres.database=" + kind.database);
    for (String role : List.of("owner", "app", "relay", "across")) {
      settings.add("marquee.postgres.%s-password=%s".formatted(role, PASSWORD));
    }
    settings.add("marquee.kafka=127.0.0.1:" + kafka);
    // All else is as in production; only a repair should not take longer than a round.
    settings.add("marquee.events.reconcile-every=1s");
    settings.add(kind.part);
    settings.add("spring.main.banner-mode=off");
    settings.add("spring.jpa.open-in-view=false");
    return new SpringApplicationBuilder(ChaosService.class)
        .web(WebApplicationType.NONE)
        .registerShutdownHook(false)
        .properties(settings.toArray(String[]::new))
        .run();
  }

  /** Lines that outlive the process: each is with the operating system once written. */
  static final class Journal implements AutoCloseable {
    private final OutputStream file;

    Journal(String path) throws IOException {
      file = new FileOutputStream(path, true);
    }

    synchronized void write(String line) {
      try {
        file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
