package io.marquee.local.service;

import io.marquee.local.home.Folders;
import io.marquee.local.home.Home;
import io.marquee.local.home.Refusal;
import io.marquee.local.process.JavaCommand;
import io.marquee.local.process.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A service's jar, extracted into {@code .marquee/apps}, with the JDK's cache of its loaded and
 * linked classes. Made anew whenever the jar, the JDK or the flags change; the cache is only valid
 * for the same of each.
 */
final class AppImage {
  private final Path folder;
  private final AppJar jar;
  private final JavaCommand java;
  private final String part;
  private final Home home;

  private AppImage(Home home, String part, AppJar jar, JavaCommand java, Path folder) {
    this.home = home;
    this.part = part;
    this.jar = jar;
    this.java = java;
    this.folder = folder;
  }

  static AppImage of(Home home, Service service, JavaCommand java) throws IOException {
    var jar = AppJar.of(home.repository(), service);
    String print =
        jar.print(java + System.getProperty("java.vm.version") + String.join(" ", Training.FLAGS));
    Path folder = home.at("apps").resolve(service.name()).resolve(print);
    return new AppImage(home, service.name(), jar, java, folder);
  }

  /** By which a running service shows that it is of another build. */
  String print() {
    return folder.getFileName().toString();
  }

  /** The command that runs the service. */
  List<String> command() throws IOException {
    JavaCommand flags = hasCache() ? java.with("-XX:AOTCache=" + cache()) : java;
    return flags.run("-jar", app(folder).toString());
  }

  boolean hasCache() {
    return Files.exists(cache());
  }

  boolean isExtracted() {
    return Files.isDirectory(folder);
  }

  void extract() throws IOException, InterruptedException {
    Path fresh = folder.resolveSibling("new");
    Folders.delete(fresh);
    Files.createDirectories(fresh);
    var command =
        java.run(
            "-Djarmode=tools",
            "-jar",
            jar.path().toString(),
            "extract",
            "--force",
            "--destination",
            fresh.toString());
    if (run(command, Map.of()) != 0) {
      throw new Refusal("%s cannot be extracted.".formatted(jar.path()), "See ./run logs " + part);
    }
    forgetOthers(fresh);
    Files.move(fresh, folder);
  }

  /** Starts the service to the point where it would open its doors, and keeps what it loaded. */
  boolean train(Map<String, String> environment) throws IOException, InterruptedException {
    Path tried = folder.resolve("trained");
    if (Files.exists(tried)) return false; // and failed, or there would be a cache
    Path fresh = folder.resolve("new.aot");
    JavaCommand training = java.with("-XX:AOTCacheOutput=" + fresh).with(Training.FLAGS);
    int exit = run(training.run("-jar", app(folder).toString()), environment);
    Files.writeString(tried, "exit code " + exit);
    if (exit != 0 || !Files.exists(fresh)) return false;
    Files.move(fresh, cache());
    return true;
  }

  private int run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Process process = new Launch(command, environment, "").process(home.log(part + "-training"));
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly(); // when the wait was interrupted
    }
  }

  private Path cache() {
    return folder.resolve("app.aot");
  }

  private static Path app(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> it.toString().endsWith("-app.jar")).findFirst().orElseThrow();
    }
  }

  private void forgetOthers(Path fresh) throws IOException {
    try (Stream<Path> images = Files.list(folder.getParent())) {
      for (Path other : images.toList()) if (!other.equals(fresh)) Folders.delete(other);
    }
  }
}
