package io.marquee.bench.door;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param only the figures to take
 * @param tries to log in, of both kinds together
 * @param rounds of what kills and what runs in parallel
 */
record DoorOptions(List<String> only, int tries, int rounds, boolean write) {
  static final List<String> ALL =
      List.of("login", "replay", "parallel", "revocation", "rotation", "rolling");

  static DoorOptions parse(List<String> words) {
    boolean login = words.getFirst().equals("login");
    List<String> only = login ? List.of("login") : ALL;
    int tries = 1000;
    int rounds = 10;
    boolean write = false;
    var rest = new ArrayList<>(words.subList(1, words.size()));
    while (!rest.isEmpty()) {
      String word = rest.removeFirst();
      switch (word) {
        case "--write" -> write = true;
        case "--only" -> only = Arrays.asList(value(word, rest).split(","));
        case "--tries" -> tries = number(word, value(word, rest));
        case "--rounds" -> rounds = number(word, value(word, rest));
        default -> throw new IllegalArgumentException("there is no option " + word);
      }
    }
    if (!Set.copyOf(ALL).containsAll(only))
      throw new IllegalArgumentException("--only takes some of " + String.join(",", ALL));
    if (write && !only.equals(ALL))
      throw new IllegalArgumentException("--write takes a whole run: bench door");
    return new DoorOptions(only, tries, rounds, write);
  }

  private static String value(String option, List<String> rest) {
    if (rest.isEmpty()) throw new IllegalArgumentException(option + " needs a value");
    return rest.removeFirst();
  }

  private static int number(String option, String text) {
    if (!text.matches("[1-9][0-9]{0,5}"))
      throw new IllegalArgumentException(
          "%s takes a whole number from 1, not \"%s\"".formatted(option, text));
    return Integer.parseInt(text);
  }
}
