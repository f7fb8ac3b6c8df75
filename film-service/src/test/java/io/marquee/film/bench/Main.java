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
    for (int i = 1; i + 1 < words.length; i += 2) {
      int value = Integer.parseInt(words[i + 1]);
      switch (words[i]) {
        case "--rows" -> rows = value;
        case "--schemas" -> schemas = value;
        case "--moving" -> moving = value;
        default -> {
          System.err.println("marquee: there is no option " + words[i]);
          System.exit(2);
        }
      }
    }
    ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.ERROR);
    try (Stage stage = Stage.start(Path.of(words[0]))) {
      new PolicyCost(stage, rows).run();
      new SchemaTimes(stage, schemas).run();
      new MoveUnderLoad(stage, moving).run();
    }
    System.exit(0);
  }
}
