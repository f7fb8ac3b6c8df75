package io.marquee.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Remembers beside a module's jar what it was made from, so that {@code mvn clean} forgets it. */
record Built(Path target) {
  static Built in(Reactor reactor, Module module) {
    return new Built(reactor.root().resolve(module.path()).resolve("target"));
  }

  boolean is(String fingerprint) throws IOException {
    Path print = print();
    return Files.exists(print) && Files.readString(print).equals(fingerprint) && hasJar();
  }

  /** Before a build that may break off: what it leaves is of no known sources. */
  void forget() throws IOException {
    Files.deleteIfExists(print());
  }

  void remember(String fingerprint) throws IOException {
    Files.writeString(print(), fingerprint);
  }

  private Path print() {
    return target.resolve("marquee.fingerprint");
  }

  private boolean hasJar() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files.anyMatch(file -> file.toString().endsWith(".jar"));
    }
  }
}
