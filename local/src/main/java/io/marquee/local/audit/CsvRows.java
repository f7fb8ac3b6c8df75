package io.marquee.local.audit;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The export as a table (RFC 4180), read back to the objects that were hashed. */
final class CsvRows {

  private static final Set<String> NUMBERS = Set.of("position", "version");
  private static final Set<String> OBJECTS = Set.of("before", "after");
  private static final Set<String> ORIGIN = Set.of("address", "user_agent", "salt");

  private final Reader reader;
  private final List<String> columns;
  private long number = 1;

  /** The file is a table of something else. */
  static final class OtherTable extends IOException {}

  private CsvRows(Reader reader, List<String> columns) {
    this.reader = reader;
    this.columns = columns;
  }

  static CsvRows begin(Reader reader) throws IOException {
    List<String> columns = row(reader);
    if (columns == null || !columns.contains("previous_hash")) throw new OtherTable();
    return new CsvRows(reader, columns);
  }

  /** The row that was read last, the names being row 1. */
  long number() {
    return number;
  }

  /**
   * The next row as an object like a line of the other format, or null at the end.
   *
   * @throws IllegalArgumentException when it has not as many cells as there are columns
   */
  @Nullable ObjectNode next() throws IOException {
    List<String> cells = row(reader);
    if (cells == null) return null;
    number++;
    ObjectNode object = ExportFile.JSON.createObjectNode();
    if (cells.getFirst().equals("seal") && cells.size() == 2) {
      return object.put("seal", cells.getLast());
    }
    if (cells.size() != columns.size()) throw new IllegalArgumentException("cells are missing");
    ObjectNode origin = ExportFile.JSON.createObjectNode();
    for (int at = 0; at < cells.size(); at++) {
      String name = columns.get(at);
      String cell = plain(cells.get(at));
      if (ORIGIN.contains(name)) put(origin, name, cell);
      else put(object, name, cell);
    }
    if (origin.path("salt").isNull()) object.putNull("origin");
    else object.set("origin", origin);
    return object;
  }

  private static void put(ObjectNode object, String name, String cell) {
    if (cell.isEmpty()) object.putNull(name);
    else if (NUMBERS.contains(name)) object.put(name, Long.parseLong(cell));
    else if (OBJECTS.contains(name)) object.set(name, ExportFile.JSON.readTree(cell));
    else object.put(name, cell);
  }

  /** Without the apostrophe that keeps spreadsheets from taking it for a formula. */
  private static String plain(String cell) {
    return cell.startsWith("'") ? cell.substring(1) : cell;
  }

  private static @Nullable List<String> row(Reader reader) throws IOException {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    int letter = reader.read();
    while (letter >= 0) {
      any = true;
      if (quoted) {
        if (letter != '"') {
          cell.append((char) letter);
        } else {
          letter = reader.read();
          if (letter == '"') {
            cell.append('"');
          } else {
            quoted = false;
            continue;
          }
        }
      } else if (letter == '"') {
        quoted = true;
      } else if (letter == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (letter == '\n') {
        break;
      } else if (letter != '\r') {
        cell.append((char) letter);
      }
      letter = reader.read();
    }
    if (!any) return null;
    cells.add(cell.toString());
    return cells;
  }
}
