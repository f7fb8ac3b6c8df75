package io.marquee.local.dependencies;

import java.util.List;

/**
 * A library in one version.
 *
 * @param name group and artifact, as {@code group:artifact}
 */
record Library(String name, String version) implements Comparable<Library> {

  /** Those that parse what strangers send, by the beginnings of their names. */
  private static final List<String> READING_STRANGERS =
      List.of(
          "io.netty:",
          "org.apache.tomcat.embed:",
          "tools.jackson.",
          "com.fasterxml.jackson.",
          "com.nimbusds:",
          "com.webauthn4j:");

  /** Whether what strangers send comes to it as they sent it. */
  boolean readsStrangers() {
    return READING_STRANGERS.stream().anyMatch(name::startsWith);
  }

  @Override
  public int compareTo(Library other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : version.compareTo(other.version);
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
