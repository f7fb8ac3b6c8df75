package io.marquee.local;

import io.marquee.local.home.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words behind {@code ./run}: a command, what it is about, and options.
 *
 * @param options by their long name without dashes; a switch has the value ""
 */
record Arguments(String command, List<String> words, Map<String, String> options) {
  private static final Map<String, String> SHORT = Map.of("-d", "--detach", "-f", "--follow");
  private static final Set<String> WITH_VALUE =
      Set.of(
          "port-offset",
          "url",
          "mail-url",
          "callback-host",
          "json",
          "lines",
          "service",
          "consumer",
          "key",
          "limit",
          "from",
          "to",
          "workspace",
          "topic",
          "source",
          "projection",
          "head",
          "keys",
          "osv");

  private static final Set<String> OF_EVENTS =
      Set.of(
          "json",
          "service",
          "consumer",
          "key",
          "limit",
          "from",
          "to",
          "workspace",
          "topic",
          "source",
          "projection",
          "all-consumers",
          "force",
          "detach",
          "switch",
          "switch-if-equal");

  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("audit", Set.of("head", "keys")),
          Map.entry("dependencies", Set.of("osv")),
          Map.entry("events", OF_EVENTS),
          Map.entry("schemas", Set.of("json", "service")),
          Map.entry("up", Set.of("detach", "port-offset")),
          Map.entry("supervise", Set.of()),
          Map.entry("stop", Set.of()),
          Map.entry("status", Set.of("json")),
          Map.entry("logs", Set.of("follow", "lines")),
          Map.entry("restart", Set.of()),
          Map.entry("kill", Set.of()),
          Map.entry("reset", Set.of("all")),
          Map.entry("demo", Set.of("port-offset", "url", "mail-url", "callback-host", "json")));

  /** Commands whose {@code --json} prints, while the demo's names a file. */
  private static final Set<String> JSON_IS_A_SWITCH = Set.of("status", "events", "schemas");

  static Arguments parse(String... all) {
    String command = all.length == 0 ? "" : all[0];
    Set<String> allowed = ALLOWED.get(command);
    if (allowed == null) throw wrong("There is no command \"%s\".".formatted(command));
    var words = new ArrayList<String>();
    var options = new HashMap<String, String>();
    var left = new ArrayList<>(Arrays.asList(all).subList(Math.min(1, all.length), all.length));
    while (!left.isEmpty()) {
      String word = left.removeFirst();
      word = SHORT.getOrDefault(word, word);
      if (!word.startsWith("--")) {
        words.add(word);
        continue;
      }
      String[] parts = word.substring(2).split("=", 2);
      String name = parts[0];
      if (!allowed.contains(name)) {
        throw wrong("%s has no option --%s.".formatted(command, name));
      }
      boolean isSwitch =
          !WITH_VALUE.contains(name) || (name.equals("json") && JSON_IS_A_SWITCH.contains(command));
      options.put(name, isSwitch ? "" : value(name, parts, left));
    }
    return new Arguments(command, List.copyOf(words), Map.copyOf(options));
  }

  private static String value(String name, String[] parts, List<String> left) {
    if (parts.length == 2) return parts[1];
    if (left.isEmpty()) throw wrong("--%s needs a value.".formatted(name));
    return left.removeFirst();
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  Optional<Integer> number(String name) {
    return option(name)
        .map(
            text -> {
              try {
                return Integer.valueOf(text);
              } catch (NumberFormatException e) {
                throw wrong("--%s takes a number, not \"%s\".".formatted(name, text));
              }
            });
  }

  /** The one part that the command is about. */
  String part(List<String> known) {
    if (words.size() == 1 && known.contains(words.getFirst())) return words.getFirst();
    throw wrong(
        words.isEmpty()
            ? "%s needs a name: %s.".formatted(command, String.join(", ", known))
            : "There is no \"%s\": use one of %s."
                .formatted(String.join(" ", words), String.join(", ", known)));
  }

  private static Refusal wrong(String sentence) {
    return new Refusal(sentence, "See ./run help");
  }
}
