package io.marquee.gateway.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param seconds for each figure
 * @param rounds how often each is measured
 * @param revocations how many of each kind
 * @param write whether the page gets the table
 */
record Options(int seconds, int rounds, int revocations, boolean write) {

  /** Throws an {@link IllegalArgumentException} that says what is wrong. */
  static Options parse(List<String> words) {
    int seconds = 10;
    int rounds = 5;
    int revocations = 200;
    boolean write = false;
    var rest = new ArrayList<>(words);
    while (!rest.isEmpty()) {
      String word = rest.removeFirst();
      switch (word) {
        case "--seconds" -> seconds = number(word, rest);
        case "--rounds" -> rounds = number(word, rest);
        case "--revocations" -> revocations = number(word, rest);
        case "--write" -> write = true;
        default -> throw new IllegalArgumentException("bench gateway has no option " + word);
      }
    }
    return new Options(seconds, rounds, revocations, write);
  }

  private static int number(String option, List<String> rest) {
    String text = rest.isEmpty() ? "" : rest.removeFirst();
    if (!text.matches("[1-9][0-9]{0,6}")) {
      throw new IllegalArgumentException(
          "%s takes a whole number from 1, not \"%s\"".formatted(option, text));
    }
    return Integer.parseInt(text);
  }
}
