package io.marquee.identity.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The same as a table (RFC 4180). A cell that a spreadsheet would take for a formula, or that
 * begins with an apostrophe, has an apostrophe more in front. The last row holds the word {@code
 * seal} and the seal.
 */
final class CsvLines implements ExportLines {

  private static final List<String> COLUMNS =
      List.of(
          "position",
          "occurred_at",
          "recorded_at",
          "actor",
          "on_behalf_of",
          "action",
          "target_type",
          "target_id",
          "before",
          "after",
          "service",
          "trace_id",
          "address",
          "user_agent",
          "salt",
          "origin_digest",
          "id",
          "chain",
          "version",
          "previous_hash",
          "hash");

  private static final String FORMULA = "=+-@\t\r'";

  private final Writer to;

  CsvLines(Writer to) {
    this.to = to;
  }

  @Override
  public void begin() throws IOException {
    row(COLUMNS);
  }

  @Override
  public void entry(Entry entry, @Nullable Origin origin) throws IOException {
    SortedMap<String, @Nullable Object> fields = new TreeMap<>(entry.fields());
    fields.put("hash", entry.hash());
    if (origin != null) fields.putAll(origin.fields());
    var cells = new ArrayList<String>();
    for (String column : COLUMNS) cells.add(text(fields.get(column)));
    row(cells);
  }

  @Override
  public void seal(String signed) throws IOException {
    row(List.of("seal", signed));
  }

  @SuppressWarnings("unchecked")
  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Map<?, ?> values -> Canonical.json((Map<String, Object>) values);
      default -> value.toString();
    };
  }

  private void row(List<String> cells) throws IOException {
    var before = "";
    for (String cell : cells) {
      boolean formula = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
      to.append(before).append(quoted(formula ? "'" + cell : cell));
      before = ",";
    }
    to.append("\r\n");
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
