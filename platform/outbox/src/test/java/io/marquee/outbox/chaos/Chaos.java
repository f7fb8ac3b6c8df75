package io.marquee.outbox.chaos;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fault runs of the event backbone: rounds of load and faults, all of whose choices follow from a
 * seed, on real servers and processes, judged by checkers.
 */
public final class Chaos {
  private static final int LONG_RUN = 10;
  private static final String FOLDER = "marquee.chaos.folder";

  private Chaos() {}

  public static void main(String[] arguments) throws Exception {
    Wish wish;
    try {
      wish = Wish.of(arguments);
    } catch (IllegalArgumentException wrong) {
      System.err.println("marquee: " + wrong.getMessage() + "; see ./run help");
      System.exit(2);
      return;
    }
    String known = System.getProperty(FOLDER);
    System.exit(known == null ? inCopies(arguments) : run(wish, Path.of(known)));
  }

  /** The same in a process of its own, which no build can disturb. */
  private static int inCopies(String[] arguments) throws Exception {
    String home = System.getProperty("marquee.chaos", System.getProperty("java.io.tmpdir"));
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of(home)).toRealPath(), "run-");
    System.out.println("logs and data: " + folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-D" + FOLDER + "=" + folder);
    command.add("-cp");
    command.add(Copies.of(System.getProperty("java.class.path"), folder.resolve("classes")));
    command.add(Chaos.class.getName());
    command.addAll(List.of(arguments));
    Process copy = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(copy::destroy));
    return copy.waitFor();
  }

  private static int run(Wish wish, Path folder) throws Exception {
    List<Verdict> verdicts = run(wish, folder, System.out);
    var summary = new Summary(wish, verdicts);
    System.out.print(summary);
    if (wish.json() != null) {
      Files.writeString(
          Path.of(wish.json()),
          JsonMapper.builder()
              .build()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(summary.json()));
    }
    if (verdicts.stream().allMatch(Verdict::isGood)) Folders.delete(folder);
    return summary.isAsWished() ? 0 : 1;
  }

  static List<Verdict> run(Wish wish, Path folder, PrintStream out) throws Exception {
    List<Verdict> verdicts = new ArrayList<>();
    try (var stage = new Stage(folder, wish.sabotage(), wish.rounds() >= LONG_RUN)) {
      var records = new Records(stage);
      for (int n = 1; n <= wish.rounds(); n++) {
        Verdict verdict = new Round(stage, records, wish.plan(n), wish.within()).run();
        verdicts.add(verdict);
        out.print(verdict);
        // It has been caught; that is all that was asked.
        if (wish.sabotage().isCaughtBy(verdict)) break;
      }
    }
    return verdicts;
  }
}
