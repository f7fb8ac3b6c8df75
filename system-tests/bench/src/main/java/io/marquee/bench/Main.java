package io.marquee.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** {@code ./run bench}: the repository, the folder to work in, then what to measure and how. */
final class Main {
  private Main() {}

  public static void main(String[] words) throws Exception {
    Path folder = Path.of(words[1]).resolve("bench");
    Options options;
    try {
      options = Options.parse(java.util.Arrays.copyOfRange(words, 2, words.length));
    } catch (IllegalArgumentException wrong) {
      System.err.println("marquee: " + wrong.getMessage());
      System.exit(2);
      return;
    }
    Path servers = folder.resolve("servers");
    delete(servers);
    Files.createDirectories(servers);
    int exit = 0;
    try (Servers running = Servers.start(servers)) {
      System.out.printf("PostgreSQL and Kafka are up; logs in %s%n", folder);
      if (!new OutboxBench(running, folder, options).run()) exit = 1;
    } finally {
      delete(servers);
    }
    System.exit(exit);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
    }
  }
}
