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
        case "--rounds" -> rounds = Integer.parseInt(value(word, rest));
        case "--seed" -> seed = Long.parseLong(value(word, rest));
        case "--round" -> only = Integer.valueOf(value(word, rest));
        case "--sabotage" ->
            sabotage = Sabotage.valueOf(value(word, rest).toUpperCase(Locale.ROOT));
        case "--within" -> within = Duration.ofSeconds(Long.parseLong(value(word, rest)));
        case "--json" -> json = value(word, rest);
        default -> throw new IllegalArgumentException("there is no option " + word);
      }
    }
    return new Wish(only == null ? rounds : 1, seed, only, sabotage, within, json);
  }

  Plan plan(int number) {
    return Plan.of(seed, only == null ? number : only);
  }

  private static String value(String option, List<String> rest) {
    if (rest.isEmpty()) throw new IllegalArgumentException(option + " needs a value");
    return rest.removeFirst();
  }
}
