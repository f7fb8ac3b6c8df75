package io.marquee.outbox.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A promise broken on purpose, to see that the checkers notice. */
enum Sabotage {
  NONE;

  /** How to start a replica's JVM, up to the name of its main class. */
  List<String> command(Path folder) throws Exception {
    String classPath = System.getProperty("java.class.path");
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx200m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            classPath));
  }

  /** Spoils the databases. */
  void spoil(Stage stage) {}
}
