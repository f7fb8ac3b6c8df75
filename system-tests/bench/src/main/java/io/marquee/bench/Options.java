package io.marquee.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param what {@code outbox} or {@code idle}
 * @param seconds for each rate, and for idling
 * @param tenants whose events the steady load is, by turns
 */
record Options(
    String what,
    List<Contender> only,
    long rows,
    int seconds,
    List<Integer> rates,
    int tenants,
    boolean drain,
    boolean latency,
    boolean write) {

  static Options parse(String[] words) {
    String what = words.length == 0 ? "" : words[0];
    if (!List.of("outbox", "idle").contains(what)) {
      throw new IllegalArgumentException(
          "say what to measure: outbox, idle, gateway, door or login");
    }
    List<Contender> only = Contender.all();
    long rows = 1_000_000;
    int seconds = 60;
    List<Integer> rates = List.of(100, 1_000, 4_000);
    int tenants = 100;
    boolean drain = true;
    boolean latency = true;
    boolean write = false;
    var rest = new ArrayList<>(Arrays.asList(words).subList(1, words.length));
    while (!rest.isEmpty()) {
      String word = rest.removeFirst();
      switch (word) {
        case "--write" -> write = true;
        case "--no-drain" -> drain = false;
        case "--no-latency" -> latency = false;
        case "--only" ->
            only = Arrays.stream(value(word, rest).split(",")).map(Contender::of).toList();
        case "--rows" -> rows = number(word, value(word, rest));
        case "--seconds" -> seconds = number(word, value(word, rest));
        case "--rates" ->
            rates =
                Arrays.stream(value(word, rest).split(","))
                    .map(rate -> number(word, rate))
                    .toList();
        case "--tenants" -> tenants = number(word, value(word, rest));
        default -> throw new IllegalArgumentException("there is no option " + word);
      }
    }
    if (write && (only.size() < Contender.all().size() || !drain || !latency)) {
      throw new IllegalArgumentException(
          "--write takes a whole run, so that all stand side by side");
    }
    return new Options(what, only, rows, seconds, rates, tenants, drain, latency, write);
  }

  private static int number(String option, String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          "%s takes a whole number from 1, not \"%s\"".formatted(option, text));
    }
    return Integer.parseInt(text);
  }

  private static String value(String option, List<String> rest) {
    if (rest.isEmpty()) throw new IllegalArgumentException(option + " needs a value");
    return rest.removeFirst();
  }
}
