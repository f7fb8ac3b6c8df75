package io.marquee.outbox.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param only the one round to run, null for the rounds from 1 on
 * @param within how long everything may take to arrive once the faults are over
 */
record Wish(
    int rounds,
    long seed,
    @Nullable Integer only,
    Sabotage sabotage,
    Duration within,
    @Nullable String json) {

  static Wish of(String... words) {
    int rounds = 20;
    long seed = 1;
    Integer only = null;
    var sabotage = Sabotage.NONE;
    var within = Duration.ofSeconds(60);
    String json = null;
    var rest = new ArrayList<>(Arrays.asList(words));
    while (!rest.isEmpty()) {
      String word = rest.removeFirst();
      switch (word) {
        case "--rounds" -> rounds = (int) number(word, rest);
        case "--seed" -> seed = number(word, rest);
        case "--round" -> only = (int) number(word, rest);
        case "--sabotage" -> sabotage = sabotage(value(word, rest));
        case "--within" -> within = Duration.ofSeconds(number(word, rest));
        case "--json" -> json = value(word, rest);
        default -> throw new IllegalArgumentException("there is no option " + word);
      }
    }
    return new Wish(only == null ? rounds : 1, seed, only, sabotage, within, json);
  }

  Plan plan(int number) {
    return Plan.of(seed, only == null ? number : only);
  }

  private static Sabotage sabotage(String name) {
    return Arrays.stream(Sabotage.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--sabotage is inbox, ack, fence or reconciler, not \"%s\"".formatted(name)));
  }

  private static long number(String option, List<String> rest) {
    String text = value(option, rest);
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "%s takes a whole number, not \"%s\"".formatted(option, text));
    }
    return Long.parseLong(text);
  }

  private static String value(String option, List<String> rest) {
    if (rest.isEmpty()) throw new IllegalArgumentException(option + " needs a value");
    return rest.removeFirst();
  }
}
