package io.marquee.events.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was promised to readers: a committed schema per event version, and a log with a line for
 * each shape that it ever had. A schema cannot be swapped for another one by writing it anew, since
 * writing compares; nor by hand, since the log knows its hash.
 */
final class Promises {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String RETIRED = "retired";
  private static final String WHAT_TO_DO =
      """
      %s breaks those who read it:
        - %s
      Leave its record as it is, and say the new fact as %s, a record of its own beside it, until nobody
      listens to the old one (README.md, "How to change an event"). If nobody can have it yet, since this is not merged:
      delete its schema and its line in event-contracts/schemas.log, and run ./run contracts again.""";

  private final Path schemas;
  private final Path log;

  /**
   * The promises in a folder.
   *
   * @param schemas the folder of the schemas
   * @param log the file of the log
   */
  Promises(Path schemas, Path log) {
    this.schemas = schemas;
    this.log = log;
  }

  /**
   * Why an event may not have this schema.
   *
   * @param name the event's name on the wire
   * @param now its schema as its record says
   * @return a text that says what to do, empty when it may
   */
  String refusal(String name, JsonNode now) {
    List<String> shapes = lines().getOrDefault(name, List.of());
    if (shapes.isEmpty()) return "";
    if (shapes.getLast().equals(RETIRED)) {
      return name + " was retired. A name is never used again: take the next version.";
    }
    if (!Files.exists(file(name))) {
      return "The schema of %s is gone, but it was promised. Get it back from version control."
          .formatted(name);
    }
    JsonNode promised = JSON.readTree(read(file(name)));
    if (!shapes.getLast().equals(hash(promised))) {
      return "The schema of %s was changed by hand. Get it back from version control, change the record, and run ./run contracts."
          .formatted(name);
    }
    List<String> breaches = Growth.breaches(promised, now);
    return breaches.isEmpty()
        ? ""
        : WHAT_TO_DO.formatted(name, String.join("\n  - ", breaches), next(name));
  }

  /**
   * Whether the committed schema is the one that the record says, and is promised.
   *
   * @param name the event's name on the wire
   * @param now its schema as its record says
   */
  boolean isKept(String name, JsonNode now) {
    return Files.exists(file(name))
        && JSON.readTree(read(file(name))).equals(now)
        && lines().getOrDefault(name, List.of("")).getLast().equals(hash(now));
  }

  /**
   * Promises a schema.
   *
   * @param name the event's name on the wire
   * @param now its schema as its record says
   * @throws IllegalStateException when it breaks what was promised
   */
  void promise(String name, JsonNode now) {
    String refusal = refusal(name, now);
    if (!refusal.isEmpty()) throw new IllegalStateException(refusal);
    write(file(name), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(now) + "\n");
    List<String> shapes = lines().getOrDefault(name, List.of(""));
    if (!shapes.getLast().equals(hash(now))) add(name, hash(now));
  }

  /**
   * Notes that an event is not said any more.
   *
   * @param name the event's name on the wire
   * @throws IllegalArgumentException when it was never promised
   */
  void retire(String name) {
    if (!lines().containsKey(name)) throw new IllegalArgumentException("there was no " + name);
    add(name, RETIRED);
  }

  /**
   * The events that were promised and not retired.
   *
   * @return names on the wire
   */
  Set<String> events() {
    Map<String, List<String>> events = lines();
    events.values().removeIf(shapes -> shapes.getLast().equals(RETIRED));
    return events.keySet();
  }

  private Path file(String name) {
    return schemas.resolve(name + ".json");
  }

  /** Sorted by event, so that two branches seldom touch the same place; the newest comes last. */
  private Map<String, List<String>> lines() {
    Map<String, List<String>> lines = new TreeMap<>();
    if (!Files.exists(log)) return lines;
    for (String line : read(log).lines().toList()) {
      String[] words = line.split(" ");
      lines.computeIfAbsent(words[0], name -> new ArrayList<>()).add(words[1]);
    }
    return lines;
  }

  private void add(String name, String shape) {
    Map<String, List<String>> lines = lines();
    lines.computeIfAbsent(name, any -> new ArrayList<>()).add(shape);
    StringBuilder text = new StringBuilder();
    lines.forEach(
        (event, shapes) ->
            shapes.forEach(each -> text.append(event).append(' ').append(each).append('\n')));
    write(log, text.toString());
  }

  /** Of what binds readers: better words are no other promise. */
  private static String hash(JsonNode schema) {
    JsonNode shape = schema.deepCopy();
    forgetWords(shape);
    try {
      byte[] bytes = JSON.writeValueAsString(shape).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static void forgetWords(JsonNode node) {
    // A property may itself be called "title": then it is an object, not a text.
    if (node instanceof ObjectNode object) {
      for (String word : List.of("title", "description")) {
        if (object.path(word).isString()) object.remove(word);
      }
    }
    for (JsonNode inner : node) forgetWords(inner);
  }

  private static String next(String name) {
    int version = name.lastIndexOf('v') + 1;
    return name.substring(0, version) + (Integer.parseInt(name.substring(version)) + 1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
