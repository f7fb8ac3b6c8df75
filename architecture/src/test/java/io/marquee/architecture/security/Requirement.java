package io.marquee.architecture.security;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of a table: something that is required and how it is met.
 *
 * @param level of the ASVS, or what a table has in that column
 * @param how the tests that show it, {@code page: …}, {@code n/a: …} or {@code open: …}
 */
record Requirement(String id, String level, String how) {

  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^\\| (\\d+\\.\\d+\\.\\d+|API\\d+) \\| [^|]+ \\| (\\d|-) \\| ([^|]+) \\|$");

  static List<Requirement> of(String page) {
    return LINE.matcher(page)
        .results()
        .map(line -> new Requirement(line.group(1), line.group(2), line.group(3)))
        .toList();
  }

  boolean isOfTheAsvs() {
    return !id.startsWith("API");
  }

  boolean isOpen() {
    return how.startsWith("open: ");
  }

  boolean doesNotApply() {
    return how.startsWith("n/a: ");
  }

  boolean isShownByAPage() {
    return how.startsWith("page: [");
  }

  Stream<NamedTest> tests() {
    return NamedTest.in(how);
  }
}
