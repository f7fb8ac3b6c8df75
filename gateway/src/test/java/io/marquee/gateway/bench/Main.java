package io.marquee.gateway.bench;

import io.marquee.gateway.directory.DirectoryMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ./run bench gateway}: the repository, the folder to work in, then how. */
final class Main {

  private static final int CONNECTIONS = 64;
  private static final int RATE = 1000;
  private static final int STEADY_CONNECTIONS = 32;

  private Main() {}

  public static void main(String[] words) throws Exception {
    Options options;
    try {
      options = Options.parse(Arrays.asList(words).subList(2, words.length));
    } catch (IllegalArgumentException wrong) {
      System.err.println("marquee: " + wrong.getMessage());
      System.exit(2);
      return;
    }
    int seconds = options.seconds();
    Path folder = Path.of(words[1]).resolve("bench/gateway").toAbsolutePath();
    Files.createDirectories(folder);
    String table;
    try (Stage stage = new Stage(folder)) {
      List<Contender> contenders = stage.contenders();
      Wrk wrk = Wrk.isThere() ? new Wrk(folder, stage.requests) : null;
      System.out.println("Load by " + (wrk == null ? "the JVM (apt-get install wrk)" : "wrk"));
      for (Contender each : contenders) warmUp(each, stage, seconds);
      for (int round = 1; round <= options.rounds(); round++)
        for (Contender each : contenders) {
          each.rounds.add(measure(each, stage, wrk, seconds));
          Contender.Round got = each.rounds.getLast();
          System.out.printf(
              "%d  %-32s %,8.0f/s  %5.0f µs CPU  at %,d/s p50 %.2f p99 %.2f ms%n",
              round, each.name, got.perSecond(), got.cpuMicros(), RATE, got.p50(), got.p99());
        }
      table =
          table(contenders)
              + "\n"
              + stage.revocations(contenders.getLast(), options.revocations())
              + "\n"
              + DirectoryMemory.sentence()
              + "\n";
    }
    System.out.println("\n" + table);
    if (options.write()) write(Path.of(words[0]), table);
    System.exit(0);
  }

  private static void warmUp(Contender each, Stage stage, int seconds) throws Exception {
    Load load = new Load(each.port, stage.requests);
    Load.Result warm = load.flatOut(CONNECTIONS, 2 * seconds);
    if (warm.failed() > 0) throw new IllegalStateException(each.name + " failed " + warm.failed());
  }

  private static Contender.Round measure(
      Contender each, Stage stage, @Nullable Wrk wrk, int seconds) throws Exception {
    Load load = new Load(each.port, stage.requests);
    double before = each.cpu();
    double perSecond =
        wrk == null
            ? load.flatOut(CONNECTIONS, seconds).perSecond()
            : wrk.run(each.port, CONNECTIONS, seconds);
    double cpu = (each.cpu() - before) * 1e6 / (perSecond * seconds);
    Load.Result steady = load.steady(STEADY_CONNECTIONS, RATE, seconds);
    if (steady.failed() > 0)
      throw new IllegalStateException(each.name + " failed in the steady run");
    return new Contender.Round(perSecond, cpu, steady.percentile(50), steady.percentile(99));
  }

  private static String table(List<Contender> all) {
    Contender direct = all.getFirst();
    Contender bare = all.get(all.size() - 2);
    StringBuilder table =
        new StringBuilder(
            """
            | way | requests/s | of a bare route | CPU µs a request | p50 ms | p99 ms at %,d/s | p99 more than a bare route | than nothing |
            |---|---|---|---|---|---|---|---|
            """
                .formatted(RATE));
    for (Contender each : all)
      table.append(
          "| %s | %,.0f | %.2f | %.0f | %.2f | %.2f | %+.2f | %+.2f |%n"
              .formatted(
                  each.name,
                  each.perSecond(),
                  each.perSecond() / bare.perSecond(),
                  each.cpuMicros(),
                  each.p50(),
                  each.p99(),
                  each.p99() - bare.p99(),
                  each.p99() - direct.p99()));
    return table.toString();
  }

  private static void write(Path repository, String table) throws IOException {
    Path page = repository.resolve("gateway/BENCHMARKS.md");
    String text = Files.readString(page);
    String begin = "<!-- gateway -->\n";
    int from = text.indexOf(begin) + begin.length();
    Files.writeString(
        page,
        text.substring(0, from)
            + "Measured on %s on %d cores, JDK %s.\n\n"
                .formatted(
                    LocalDate.now(ZoneOffset.UTC),
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version())
            + table
            + text.substring(text.indexOf("<!-- end of gateway -->")));
  }
}
