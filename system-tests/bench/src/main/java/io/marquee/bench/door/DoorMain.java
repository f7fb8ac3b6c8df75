package io.marquee.bench.door;

import io.marquee.bench.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./run bench door} and {@code login}: the repository, the folder to work in, then how. */
final class DoorMain {
  private static final String HEAD =
      "| what | limit | measured | over | met |\n|---|---|---|---|---|\n";

  private DoorMain() {}

  public static void main(String[] words) throws Exception {
    DoorOptions options;
    try {
      options = DoorOptions.parse(Arrays.asList(words).subList(2, words.length));
    } catch (IllegalArgumentException wrong) {
      System.err.println("marquee: " + wrong.getMessage());
      System.exit(2);
      return;
    }
    Path repository = Path.of(words[0]);
    Path folder = Path.of(words[1]).resolve("bench/door").toAbsolutePath();
    delete(folder);
    Files.createDirectories(folder.resolve("servers"));
    boolean good;
    try (var stage = new DoorStage(repository, folder)) {
      good = measure(stage, options, new Page(repository, folder));
    } finally {
      delete(folder.resolve("servers"));
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean measure(DoorStage stage, DoorOptions options, Page page) throws Exception {
    List<DoorFigures.Figure> figures = new ArrayList<>();
    String distributions = "";
    if (options.only().contains("login")) {
      var timing = new LogInTiming(stage.identities.getFirst().port).run(options.tries());
      System.out.println(timing.table());
      distributions = "\n" + timing.table();
      figures.add(
          new DoorFigures.Figure(
              "log-in: a known address and an unknown one take equally long",
              "p ≥ " + LogInTiming.THRESHOLD,
              "p = %.3f".formatted(timing.test().p()),
              "%,d tries".formatted(options.tries()),
              timing.isGood()));
    }
    if (!options.only().equals(List.of("login"))) figures.addAll(atTheGateways(stage, options));
    var table = new StringBuilder(HEAD);
    figures.forEach(figure -> table.append(figure.line()));
    System.out.println("\n" + table);
    if (options.write()) page.write("gateway/BENCHMARKS.md", "door", table + distributions);
    return figures.stream().allMatch(DoorFigures.Figure::good);
  }

  private static List<DoorFigures.Figure> atTheGateways(DoorStage stage, DoorOptions options)
      throws Exception {
    var door = new DoorFigures(stage, stage.gateways().port());
    List<DoorFigures.Figure> figures = new ArrayList<>();
    for (String each : options.only()) {
      if (each.equals("login")) continue;
      var figure =
          switch (each) {
            case "replay" -> door.replay(5 * options.rounds());
            case "parallel" -> door.parallel(options.rounds());
            case "revocation" -> door.revocation(options.rounds());
            case "rotation" -> door.rotation();
            default -> door.rolling();
          };
      System.out.print(figure.line());
      figures.add(figure);
    }
    return figures;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
    }
  }
}
