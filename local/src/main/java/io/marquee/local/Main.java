package io.marquee.local;

import io.marquee.local.audit.AuditCommand;
import io.marquee.local.dependencies.DependenciesCommand;
import io.marquee.local.events.EventsCommand;
import io.marquee.local.events.SchemasCommand;
import io.marquee.local.events.Wish;
import io.marquee.local.home.Home;
import io.marquee.local.home.Refusal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/** Carries out the command behind {@code ./run}. */
final class Main {
  private static final int WRONG_USE = 2;

  /** Whose exit code 1 says what they found. */
  private static final Set<String> JUDGES = Set.of("audit", "dependencies");

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Begun.now();
    try {
      run(Arguments.parse(arguments));
    } catch (Refusal e) {
      System.err.println("marquee: " + e.getMessage());
      System.exit(arguments.length == 0 || JUDGES.contains(arguments[0]) ? WRONG_USE : 1);
    }
    System.exit(0); // whatever threads a client library left
  }

  private static void run(Arguments arguments) throws Exception {
    if (arguments.command().equals("audit")) { // needs nothing but the file
      System.exit(
          new AuditCommand(System.out, System.err).run(arguments.words(), arguments.options()));
    }
    if (arguments.command().equals("dependencies")) {
      var today = LocalDate.now(ZoneOffset.UTC);
      System.exit(
          new DependenciesCommand(place("marquee.repository"), today, System.out, System.err)
              .run(arguments.words(), arguments.options()));
    }
    var home = new Home(place("marquee.repository"), place("marquee.launcher"));
    if (!arguments.command().equals("reset")) home.open(); // which puts right what this refuses
    var offset = arguments.number("port-offset");
    if (offset.isPresent()) new PortOffset(home).remember(offset.get());
    Suite suite = Suite.of(home);
    switch (arguments.command()) {
      case "up" -> new Up(suite).run(arguments.has("detach"));
      case "supervise" -> new Supervise(suite).run();
      case "stop" -> new Stop(suite).run();
      case "status" -> new Status(suite).run(arguments.has("json"));
      case "logs" -> new Logs(suite).run(arguments);
      case "restart" -> new Restart(suite).restart(arguments.part(suite.partNames()));
      case "kill" -> new Kill(suite).run(arguments);
      case "reset" -> new Reset(suite).run(arguments.has("all"));
      case "events" ->
          new EventsCommand(suite.ports()).run(new Wish(arguments.words(), arguments.options()));
      case "schemas" ->
          new SchemasCommand(suite.ports()).run(new Wish(arguments.words(), arguments.options()));
      case "demo" -> new Demo(suite).run(arguments);
      default -> throw new IllegalStateException(arguments.command());
    }
  }

  private static Path place(String property) {
    String value = System.getProperty(property);
    if (value == null) throw new Refusal(property + " is not set.", "Start it with ./run");
    return Path.of(value).toAbsolutePath().normalize();
  }
}
