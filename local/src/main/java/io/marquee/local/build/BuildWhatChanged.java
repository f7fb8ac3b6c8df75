package io.marquee.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Brings the launcher and the services up to their sources with one call of Maven, or none. */
final class BuildWhatChanged {
  private static final double DISK_GIGABYTES = 3;
  private static final int TAIL = 40;

  /**
   * {@code off}: what is packaged is what runs. Maven's own tests say so, since a build within a
   * build would pull the files from under it.
   */
  private static final String BUILD = System.getenv().getOrDefault("MARQUEE_BUILD", "on");

  private BuildWhatChanged() {}

  /**
   * @param arguments the repository, the home folder, then the artifacts that must be current
   */
  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]).toRealPath();
    Path home = Path.of(arguments[1]).toAbsolutePath();
    System.exit(build(root, home, List.of(arguments).subList(2, arguments.length)));
  }

  private static int build(Path root, Path home, List<String> artifacts)
      throws IOException, InterruptedException {
    Reactor reactor = Reactor.read(root);
    var image = new LauncherImage(root);
    boolean off = BUILD.equals("off");
    if (off && !image.isPackaged()) {
      return refuse("Nothing has been built here yet: run it once without MARQUEE_BUILD=off");
    }
    List<Module> changed = off ? List.of() : changed(reactor, artifacts);
    if (changed.isEmpty() && image.exists() && !off) return 0;
    if (!changed.isEmpty()) {
      int result = build(reactor, changed, home);
      if (result != 0) return result;
    }
    image.make(new Fingerprints(reactor).of("local"));
    return 0;
  }

  private static int build(Reactor reactor, List<Module> changed, Path home)
      throws IOException, InterruptedException {
    String lack = Files.exists(home.resolve("apps")) ? "" : Requirements.disk(home, DISK_GIGABYTES);
    if (!lack.isEmpty()) return refuse(lack);
    List<String> names = changed.stream().map(Module::path).toList();
    System.out.println("Building " + String.join(", ", names) + " …");
    Instant start = Instant.now();
    // Taken before the build: a source saved meanwhile must look changed next time.
    var prints = new Fingerprints(reactor);
    for (Module module : changed) {
      prints.of(module.artifactId());
      Built.in(reactor, module).forget();
    }
    Path log = home.resolve("logs/build.log");
    try {
      if (new Maven(reactor.root(), log).run(names) != 0) {
        tail(log).forEach(System.err::println);
        return refuse("The build failed. Put right what Maven names above; all of it is in " + log);
      }
    } catch (IOException e) {
      return refuse(
          "Maven (mvn) is not on the PATH. Install Maven 3.8 or newer: https://maven.apache.org/install.html");
    }
    for (Module module : changed) {
      Built.in(reactor, module).remember(prints.of(module.artifactId()));
    }
    System.out.printf("Built in %.1f s%n", Duration.between(start, Instant.now()).toMillis() / 1e3);
    return 0;
  }

  private static List<Module> changed(Reactor reactor, List<String> artifacts) throws IOException {
    var prints = new Fingerprints(reactor);
    var changed = new ArrayList<Module>();
    for (String artifact : artifacts) {
      Module module = reactor.get(artifact);
      if (!Built.in(reactor, module).is(prints.of(artifact))) changed.add(module);
    }
    return changed;
  }

  private static List<String> tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
  }

  private static int refuse(String sentence) {
    System.err.println("marquee: " + sentence);
    return 1;
  }
}
