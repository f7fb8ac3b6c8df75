package io.marquee.local.dependencies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A published weakness of libraries, in the format of <a
 * href="https://ossf.github.io/osv-schema/">OSV</a>, in which osv.dev and GitHub give theirs out.
 *
 * @param id such as {@code GHSA-…}
 * @param published when the world was told
 * @param affected which libraries
 */
record Advisory(String id, LocalDate published, Severity severity, List<Affected> affected) {

  private static final String DAY = "yyyy-mm-dd";

  /**
   * Versions of one library.
   *
   * @param versions named one by one
   * @param ranges from the first that has it to the first that is repaired
   */
  record Affected(String name, Set<String> versions, List<Range> ranges) {

    boolean has(Library library) {
      if (!name.equals(library.name())) return false;
      var version = new ComparableVersion(library.version());
      return versions.contains(library.version())
          || ranges.stream().anyMatch(range -> range.holds(version));
    }
  }

  /**
   * From one version on.
   *
   * @param introduced the first that has it, {@code 0} for all
   * @param fixed the first without it, null if there is none
   * @param last the last that has it, where that is told instead
   */
  record Range(String introduced, @Nullable String fixed, @Nullable String last) {

    boolean holds(ComparableVersion version) {
      boolean begun =
          introduced.equals("0") || version.compareTo(new ComparableVersion(introduced)) >= 0;
      if (fixed != null) return begun && version.compareTo(new ComparableVersion(fixed)) < 0;
      if (last != null) return begun && version.compareTo(new ComparableVersion(last)) <= 0;
      return begun;
    }
  }

  boolean concerns(Library library) {
    return affected.stream().anyMatch(each -> each.has(library));
  }

  /** The last day that a library may have it. */
  LocalDate due(Library library) {
    Severity treatedAs = library.readsStrangers() ? severity.worse() : severity;
    return published.plusDays(treatedAs.days());
  }

  /** Null for one that was withdrawn, or concerns no library of Java. */
  static @Nullable Advisory of(JsonNode osv) {
    if (osv.has("withdrawn")) return null;
    var affected = new ArrayList<Affected>();
    for (JsonNode each : osv.path("affected")) {
      if (!each.at("/package/ecosystem").asString("").equals("Maven")) continue;
      affected.add(
          new Affected(
              each.at("/package/name").asString(""),
              each.path("versions").values().stream()
                  .map(JsonNode::asString)
                  .collect(Collectors.toSet()),
              ranges(each)));
    }
    if (affected.isEmpty()) return null;
    return new Advisory(
        osv.path("id").asString("?"),
        LocalDate.parse(osv.path("published").asString("1970-01-01").substring(0, DAY.length())),
        Severity.of(osv.at("/database_specific/severity").asString("")),
        affected);
  }

  private static List<Range> ranges(JsonNode affected) {
    var ranges = new ArrayList<Range>();
    for (JsonNode range : affected.path("ranges")) {
      if (range.path("type").asString("").equals("GIT")) continue;
      String introduced = null;
      for (JsonNode event : range.path("events")) {
        if (event.has("introduced")) {
          if (introduced != null) ranges.add(new Range(introduced, null, null));
          introduced = event.path("introduced").asString();
        } else if (introduced != null) {
          String fixed = event.path("fixed").asString(null);
          String last = event.path("last_affected").asString(null);
          if (fixed == null && last == null) continue;
          ranges.add(new Range(introduced, fixed, last));
          introduced = null;
        }
      }
      if (introduced != null) ranges.add(new Range(introduced, null, null));
    }
    return ranges;
  }
}
