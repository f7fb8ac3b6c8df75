package io.marquee.local;

import io.marquee.local.home.Folders;
import java.nio.file.Path;
import java.util.List;

/**
 * Ends the suite and deletes its data; by name, so that a wrong MARQUEE_HOME loses nothing else.
 */
record Reset(Suite suite) {
  private static final List<String> DATA =
      List.of("postgres", "kafka", "s3", "mail", "secrets", "run", "work", "logs", "layout");

  /** Costly to make again, and of no harm when they stay. */
  private static final List<String> CACHES = List.of("apps", "ports.properties");

  void run(boolean all) throws Exception {
    new Stop(suite).run();
    DATA.forEach(this::delete);
    if (all) CACHES.forEach(this::delete);
    System.out.printf(
        "Deleted %s in %s.%n", all ? "data, caches and ports" : "the data", suite.home().folder());
  }

  private void delete(String name) {
    Path place = suite.home().at(name);
    try {
      Folders.delete(place);
    } catch (java.io.IOException e) {
      throw new io.marquee.local.home.Refusal(
          place + " cannot be deleted (" + e.getMessage() + ").", "Delete it by hand.");
    }
  }
}
