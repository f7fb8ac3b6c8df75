package io.marquee.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.testcontainers.DockerClientFactory;

/**
 * Whether tests run against containers of the official images, or against the embedded servers.
 * {@code MARQUEE_TEST_SERVERS} says {@code containers} or {@code embedded}; without a word it is
 * containers where an engine answers.
 */
final class ContainerEngine {

  private static final boolean USED = decide();

  private ContainerEngine() {}

  static boolean isUsed() {
    return USED;
  }

  private static boolean decide() {
    String word =
        System.getenv().getOrDefault("MARQUEE_TEST_SERVERS", "auto").toLowerCase(Locale.ROOT);
    boolean used =
        switch (word) {
          case "containers" -> true;
          case "embedded" -> false;
          case "auto" -> isNear() && DockerClientFactory.instance().isDockerAvailable();
          default ->
              throw new IllegalArgumentException(
                  "MARQUEE_TEST_SERVERS is \"%s\": say containers, embedded or auto"
                      .formatted(word));
        };
    System.out.println("Servers for tests: " + (used ? "containers" : "embedded"));
    return used;
  }

  /** Looking for an engine that is not there would cost every test's JVM a second. */
  private static boolean isNear() {
    return System.getenv("DOCKER_HOST") != null
        || Files.exists(Path.of("/var/run/docker.sock"))
        || Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"));
  }
}
