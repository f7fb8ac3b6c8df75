package io.marquee.local.dependencies;

/**
 * A library in one version.
 *
 * @param name group and artifact, as {@code group:artifact}
 */
record Library(String name, String version) implements Comparable<Library> {

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
