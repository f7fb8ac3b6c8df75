package io.marquee.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A contender's own process: does what it is told over its input, and says so when it is done. */
final class ContenderMain {
  static final String ANSWER = "@ ";

  private ContenderMain() {}

  public static void main(String[] words) throws Exception {
    // What libraries print must not look like an answer, and goes to the log.
    PrintStream answers = System.out;
    System.setOut(System.err);
    Setup setup = Setup.parse(Arrays.copyOfRange(words, 1, words.length));
    Carrier carrier =
        switch (words[0]) {
          case IdleService.WITH_RELAY -> new IdleService(setup, true);
          case IdleService.WITHOUT_RELAY -> new IdleService(setup, false);
          default -> Contender.of(words[0]).carrier(setup);
        };
    var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      switch (order) {
        case "start" -> carrier.start();
        case "first" -> carrier.awaitFirst();
        case "rows" -> carrier.awaitRows();
        case "collect" -> System.gc();
        case "stop" -> carrier.stop();
        default -> throw new IllegalArgumentException(order);
      }
      answers.println(ANSWER + order);
      answers.flush();
    }
    // Whoever started it is gone, or has no more use for it.
    Runtime.getRuntime().halt(0);
  }
}
