import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ./run mutations}: takes one part of the isolation away at a time, in a copy of the
 * repository, and runs the test that is to notice it. First all of those tests must be green as
 * things are; among them are the catalog tests, which mutate the databases themselves. A launched
 * source file of the JDK alone, so that it needs nothing that it changes.
 */
class Mutations {

  private static final List<String> CATALOG_TESTS =
      List.of(
          "billing-service LedgerIntegrationTests#everyTableIsIsolated",
          "film-service FilmsIntegrationTests#keepsTenantsApartInEveryTable",
          "identity-service TenantTablesIntegrationTests",
          "notification-service NotificationsIntegrationTests#isolatesEveryTenantTable",
          "publishing-service PostsIntegrationTests#keepsTenantsApartInEveryTable",
          "workspace-service WorkspacesIntegrationTests#isolatesEveryTenantTable");

  private enum Outcome {
    NOTICED,
    NOT_NOTICED,
    NOT_TRIED
  }

  private record Test(String module, String name) {
    static Test of(String words) {
      String[] two = words.split(" ");
      return new Test(two[0], two[1]);
    }

    boolean isFast() {
      return !name.contains("IntegrationTests");
    }
  }

  private record Mutant(String what, String file, String from, String to, Test test) {}

  private final Path copy;
  private final List<String> options;

  private Mutations(Path copy, List<String> options) {
    this.copy = copy;
    this.options = options;
  }

  public static void main(String[] words) throws Exception {
    Path repository = Path.of(words[0]);
    Path copy = Path.of(words[1]).resolve("mutations");
    List<String> more = Arrays.asList(words).subList(2, words.length);
    List<String> wanted = more.stream().filter(word -> !word.startsWith("-")).toList();
    var mutants = read(repository.resolve("architecture/mutations/mutations.txt"));
    mutants.removeIf(
        mutant ->
            !wanted.isEmpty() && wanted.stream().noneMatch(word -> mutant.what().contains(word)));
    if (mutants.isEmpty()) {
      System.err.println(
          "marquee: no mutant in architecture/mutations/mutations.txt has a word of " + wanted);
      System.exit(2);
    }
    refresh(repository, copy);
    var options = more.stream().filter(word -> word.startsWith("-")).toList();
    System.exit(new Mutations(copy, options).run(mutants, wanted.isEmpty()) ? 0 : 1);
  }

  private boolean run(List<Mutant> mutants, boolean all) throws Exception {
    for (Mutant mutant : mutants) mutated(mutant);
    Set<Test> tests = new LinkedHashSet<>();
    if (all) CATALOG_TESTS.forEach(each -> tests.add(Test.of(each)));
    mutants.forEach(mutant -> tests.add(mutant.test()));
    if (maven(tests) != 0) {
      System.err.println("Not all tests are green before anything is taken away:");
      System.err.println(Files.readString(copy.resolve("mutations.log")));
      return false;
    }
    boolean good = !all || databases();
    System.out.printf("%nIn the code%n");
    for (Mutant mutant : mutants) {
      Outcome outcome = outcome(mutant);
      good &= outcome == Outcome.NOTICED;
      System.out.printf(
          "%-11s %s → %s%n",
          outcome.name().toLowerCase().replace('_', ' '), mutant.what(), mutant.test().name());
    }
    return good;
  }

  /** What the catalog tests wrote. */
  private boolean databases() throws IOException {
    System.out.println("In the databases");
    boolean good = true;
    for (String test : CATALOG_TESTS) {
      Path list = copy.resolve(Test.of(test).module()).resolve("target/mutants.txt");
      List<String> lines = Files.readAllLines(list);
      boolean noticed = lines.stream().noneMatch(line -> line.endsWith("NOT NOTICED"));
      good &= noticed;
      Map<String, Long> kinds =
          lines.stream()
              .collect(
                  Collectors.groupingBy(
                      line -> line.substring(line.lastIndexOf(", ") + 2).replaceAll(" →.*", ""),
                      LinkedHashMap::new,
                      Collectors.counting()));
      String outcome = noticed ? "noticed" : "not noticed";
      System.out.printf("%-11s %s: %s → %s%n", outcome, Test.of(test).module(), kinds, test);
    }
    return good;
  }

  private Outcome outcome(Mutant mutant) throws Exception {
    Path file = copy.resolve(mutant.file());
    String before = Files.readString(file);
    try {
      Files.writeString(file, mutated(mutant));
      int code = maven(Set.of(mutant.test()));
      if (code == 0) return Outcome.NOT_NOTICED;
      // Red for want of a compiler, say, or in another test tells nothing.
      return isRed(mutant.test()) ? Outcome.NOTICED : Outcome.NOT_TRIED;
    } finally {
      Files.writeString(file, before);
    }
  }

  private boolean isRed(Test test) throws IOException {
    String report = "." + test.name().replaceAll("#.*", "") + ".txt";
    for (Path file : reports()) {
      boolean ofModule = file.startsWith(copy.resolve(test.module()));
      if (ofModule && file.toString().endsWith(report) && Files.readString(file).contains("<<< ")) {
        return true;
      }
    }
    return false;
  }

  /** What tests left, which Maven keeps, and reads again in a module that runs none. */
  private List<Path> reports() throws IOException {
    try (Stream<Path> files = Files.walk(copy)) {
      return files
          .filter(file -> file.toString().matches(".*/target/(failsafe|surefire)-reports/[^/]+"))
          .toList();
    }
  }

  private String mutated(Mutant mutant) throws IOException {
    String source = Files.readString(copy.resolve(mutant.file()));
    int at = source.indexOf(mutant.from());
    if (at < 0 || source.indexOf(mutant.from(), at + 1) >= 0) {
      throw new IllegalStateException(
          "%s: %s must hold exactly once: %s"
              .formatted(mutant.what(), mutant.file(), mutant.from()));
    }
    return source.replace(mutant.from(), mutant.to());
  }

  private int maven(Set<Test> tests) throws Exception {
    for (Path report : reports()) if (Files.isRegularFile(report)) Files.delete(report);
    String fast = names(tests, true);
    String slow = names(tests, false);
    var command = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
    command.addAll(options);
    command.add(slow.isEmpty() ? "test" : "verify");
    command.addAll(
        List.of(
            "-pl",
            tests.stream().map(Test::module).distinct().collect(Collectors.joining(",")),
            "-am",
            "-Dexec.skip=true",
            "-Dsort.skip=true",
            "-Dtest=" + (fast.isEmpty() ? "NoSuch" : fast),
            "-Dsurefire.failIfNoSpecifiedTests=false",
            "-Dit.test=" + (slow.isEmpty() ? "NoSuch" : slow),
            "-Dfailsafe.failIfNoSpecifiedTests=false"));
    return new ProcessBuilder(command)
        .directory(copy.toFile())
        .redirectErrorStream(true)
        .redirectOutput(copy.resolve("mutations.log").toFile())
        .start()
        .waitFor();
  }

  private static String names(Set<Test> tests, boolean fast) {
    Map<String, String> methods = new LinkedHashMap<>();
    for (Test test : tests) {
      if (test.isFast() != fast) continue;
      String[] parts = test.name().split("#");
      methods.merge(
          parts[0],
          parts.length > 1 ? parts[1] : "",
          (one, other) -> one.isEmpty() || other.isEmpty() ? "" : one + "+" + other);
    }
    return methods.entrySet().stream()
        .map(each -> each.getKey() + (each.getValue().isEmpty() ? "" : "#" + each.getValue()))
        .collect(Collectors.joining(","));
  }

  private static List<Mutant> read(Path list) throws IOException {
    var mutants = new ArrayList<Mutant>();
    for (String block : Files.readString(list).split("\n\\s*\n")) {
      Map<String, String> fields =
          block
              .lines()
              .filter(line -> !line.startsWith("#"))
              .collect(
                  Collectors.toMap(
                      line -> line.substring(0, line.indexOf(':')),
                      line -> line.substring(line.indexOf(':') + 1).strip()));
      if (fields.isEmpty()) continue;
      mutants.add(
          new Mutant(
              fields.get("what"),
              fields.get("file"),
              fields.get("from"),
              fields.get("to"),
              Test.of(fields.get("test"))));
    }
    return mutants;
  }

  /** Makes the copy what the repository is, and keeps what was built of it. */
  private static void refresh(Path repository, Path copy) throws Exception {
    Set<String> files = listed(repository);
    Files.createDirectories(copy);
    Path known = copy.resolve("mutations.files");
    if (Files.exists(known)) {
      for (String file : Files.readAllLines(known)) {
        if (!files.contains(file)) Files.deleteIfExists(copy.resolve(file));
      }
    }
    for (String file : files) {
      Path from = repository.resolve(file);
      Path to = copy.resolve(file);
      if (Files.exists(to) && Files.mismatch(from, to) < 0) continue;
      Files.createDirectories(to.getParent());
      Files.write(to, Files.readAllBytes(from));
    }
    Files.write(known, files);
  }

  private static Set<String> listed(Path repository) throws Exception {
    Process git =
        new ProcessBuilder("git", "ls-files", "-co", "--exclude-standard", "-z")
            .directory(repository.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (git.waitFor() != 0) throw new IllegalStateException("git cannot list the repository");
    return Stream.of(said.split("\0"))
        .filter(file -> Files.isRegularFile(repository.resolve(file)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
