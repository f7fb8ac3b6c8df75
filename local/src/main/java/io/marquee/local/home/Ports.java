package io.marquee.local.home;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Where everything listens. {@code .marquee/ports.properties} may give any name here another port
 * ({@code gateway=9080}) and an {@code offset} that is added to those it does not name; {@code
 * --port-offset} is remembered there.
 */
public record Ports(Map<String, Integer> named) {
  private static final String OFFSET = "offset";
  private static final List<String> SERVICES =
      List.of("gateway", "identity", "workspace", "film", "publishing", "billing", "notification");
  private static final int FIRST_SERVICE = 8080;
  private static final int MANAGEMENT = 1000;
  private static final int HIGHEST = 65535;

  private static Map<String, Integer> usual() {
    var ports = new LinkedHashMap<String, Integer>();
    int port = FIRST_SERVICE;
    for (String service : SERVICES) {
      ports.put(service, port);
      ports.put(management(service), port + MANAGEMENT);
      port++;
    }
    ports.put("postgres", 15432);
    ports.put("kafka", 19092);
    ports.put("kafka-controller", 19093);
    ports.put("s3", 19000);
    ports.put("smtp", 11025);
    ports.put("mail", 11080);
    return ports;
  }

  public int get(String name) {
    Integer port = named.get(name);
    if (port == null) throw new IllegalArgumentException("no port is named " + name);
    return port;
  }

  /** The port of a service's health and metrics. */
  public int managementOf(String service) {
    return get(management(service));
  }

  private static String management(String service) {
    return service + "-management";
  }

  public static Ports read(Path file) {
    var given = properties(file);
    int offset = number(file, given, OFFSET, 0);
    var ports = usual();
    for (String name : given.stringPropertyNames()) {
      if (!name.equals(OFFSET) && !ports.containsKey(name)) {
        throw new Refusal(
            "%s names \"%s\", which is no port of Marquee.".formatted(file, name),
            "Use one of " + String.join(", ", ports.keySet()) + ", or offset.");
      }
    }
    ports.replaceAll((name, usual) -> number(file, given, name, usual + offset));
    return new Ports(ports);
  }

  /** What is added to every port that the file does not name. */
  public static int offset(Path file) {
    return number(file, properties(file), OFFSET, 0);
  }

  /** Remembers an offset for every command from now on. */
  public static void rememberOffset(Path file, int offset) throws IOException {
    var given = properties(file);
    given.setProperty(OFFSET, Integer.toString(offset));
    Files.createDirectories(file.getParent());
    try (Writer writer = Files.newBufferedWriter(file)) {
      given.store(writer, "Ports of Marquee on this machine: a name and its port, or an offset");
    }
  }

  private static Properties properties(Path file) {
    var given = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        given.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new Refusal(file + " cannot be read.", "Put it right, or delete it.");
      }
    }
    return given;
  }

  private static int number(Path file, Properties given, String name, int otherwise) {
    String text = given.getProperty(name, Integer.toString(otherwise)).strip();
    try {
      int number = Integer.parseInt(text);
      if (name.equals(OFFSET) || (number > 0 && number <= HIGHEST)) return number;
    } catch (NumberFormatException e) {
      // refused below, like a number out of range
    }
    throw new Refusal(
        "The port %s=%s in %s is not a number from 1 to %d.".formatted(name, text, file, HIGHEST),
        "Give it another one.");
  }
}
