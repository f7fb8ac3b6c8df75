package io.marquee.film.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** {@code ./run bench tenancy}: a folder for migrations that is on the class path, then options. */
final class Main {

  private Main() {}

  public static void main(String[] words) throws Exception {
    int rows = 1_000_000;
    int schemas = 1_000;
    int moving = 100_000;
    int exported = 1_000_000;
    for (int i = 1; i < words.length; i += 2) {
      int value = number(words[i], i + 1 < words.length ? words[i + 1] : "");
      switch (words[i]) {
        case "--rows" -> rows = value;
        case "--schemas" -> schemas = value;
        case "--moving" -> moving = value;
        case "--exported" -> exported = value;
        default -> refuse("there is no option " + words[i]);
      }
    }
    ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.ERROR);
    try (Stage stage = Stage.start(Path.of(words[0]))) {
      new PolicyCost(stage, rows).run();
      new SchemaTimes(stage, schemas).run();
      new MoveUnderLoad(stage, moving).run();
      new ExportSpeed(stage, exported).run();
    }
    System.exit(0);
  }

  private static int number(String option, String text) {
    if (!text.matches("[1-9][0-9]{0,7}")) {
      refuse("%s wants a number from 1 to 99,999,999, not \"%s\"".formatted(option, text));
    }
    return Integer.parseInt(text);
  }

  private static void refuse(String why) {
    System.err.println("marquee: " + why);
    System.exit(2);
  }
}
