package io.marquee.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code ./run bench}: the repository, the folder to work in, then what to measure and how. */
final class Main {
  private Main() {}

  public static void main(String[] words) throws Exception {
    Path folder = Path.of(words[1]).resolve("bench");
    Options options;
    try {
      options = Options.parse(Arrays.copyOfRange(words, 2, words.length));
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
      var page = new Page(Path.of(words[0]), folder);
      if (options.what().equals("idle")) idle(running, folder, options, page);
      else if (!new OutboxBench(running, folder, options, page).run()) exit = 1;
    } finally {
      delete(servers);
    }
    System.exit(exit);
  }

  private static void idle(Servers servers, Path folder, Options options, Page page)
      throws Exception {
    List<IdleBench.Round> rounds =
        new IdleBench(servers, new Stage(servers, folder), options.seconds()).run();
    page.keep("idle", options, Map.of("rounds", rounds));
    String table = Tables.idle(rounds);
    System.out.println("\n" + table);
    if (options.write()) page.write("idle", table);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
    }
  }
}
