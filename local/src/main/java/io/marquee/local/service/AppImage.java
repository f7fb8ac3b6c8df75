package io.marquee.local.service;

import io.marquee.local.home.Folders;
import io.marquee.local.home.Home;
import io.marquee.local.home.Refusal;
import io.marquee.local.process.ClassCache;
import io.marquee.local.process.JavaCommand;
import io.marquee.local.process.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
    String print = jar.print(java + System.getProperty("java.vm.version"));
    Path folder = home.at("apps").resolve(service.name()).resolve(print);
    return new AppImage(home, service.name(), jar, java, folder);
  }

  /** By which a running service shows that it is of another build. */
  String print() {
    return folder.getFileName().toString();
  }

  /** The command that runs the service. */
  List<String> command(JavaCommand flags) {
    return flags.run("-jar", folder.resolve(jar.path().getFileName()).toString());
  }

  ClassCache cache() {
    return new ClassCache(folder);
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
    Path log = home.log(part);
    if (new Launch(command, Map.of(), "").process(log).waitFor() != 0) {
      throw new Refusal("%s cannot be extracted.".formatted(jar.path()), "See ./run logs " + part);
    }
    Folders.deleteOthersBeside(fresh);
    Files.move(fresh, folder);
  }
}
