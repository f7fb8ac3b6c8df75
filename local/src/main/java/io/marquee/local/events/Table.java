package io.marquee.local.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Lines of columns, as wide as what is in them. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heading) {
    rows.add(List.of(heading));
  }

  void add(String... row) {
    rows.add(List.of(row));
  }

  /** A line across all columns, below the last row. */
  void note(String text) {
    rows.add(List.of("    " + text));
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  void print() {
    int columns = rows.getFirst().size();
    var widths = new int[columns];
    for (List<String> row : rows) {
      if (row.size() < columns) continue;
      for (int n = 0; n < columns; n++) widths[n] = Math.max(widths[n], row.get(n).length());
    }
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int n = 0; n < row.size(); n++) {
        if (row.size() < columns) line.append(row.get(n));
        else line.append(("%-" + (widths[n] + 2) + "s").formatted(row.get(n)));
      }
      System.out.println(line.toString().stripTrailing());
    }
  }

  static String text(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.path(field).asString() : "-";
  }

  static String age(JsonNode node, String field) {
    return node.hasNonNull(field)
        ? brief(Duration.between(Instant.parse(node.path(field).asString()), Instant.now()))
        : "-";
  }

  static String brief(Duration age) {
    if (age.toDays() > 0) return "%dd%02dh".formatted(age.toDays(), age.toHoursPart());
    if (age.toHours() > 0) return "%dh%02dm".formatted(age.toHours(), age.toMinutesPart());
    if (age.toMinutes() > 0) return "%dm%02ds".formatted(age.toMinutes(), age.toSecondsPart());
    return Math.max(0, age.toSeconds()) + "s";
  }
}
