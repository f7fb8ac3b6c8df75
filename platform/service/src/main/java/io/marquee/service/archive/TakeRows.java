package io.marquee.service.archive;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Takes the rows of a part into the tables, in the caller's transaction. */
class TakeRows {

  private static final Pattern DATA = Pattern.compile("data/([a-z0-9_]{1,63})\\.jsonl");
  private static final Set<String> OTHERS = Set.of("dump.sql", "objects.txt", "objects.sha256");

  private final Set<String> furtherFiles;

  /** Those that the service knows beside tables. */
  TakeRows(Set<String> furtherFiles) {
    this.furtherFiles = furtherFiles;
  }

  /** How many rows came in, by table. */
  Map<String, Long> run(Connection owner, PartFile part, UUID workspace, ImportedIds ids)
      throws SQLException, IOException {
    try {
      return take(owner, part, workspace, ids);
    } catch (PSQLException failed) {
      throw refusal(failed);
    }
  }

  private Map<String, Long> take(Connection owner, PartFile part, UUID workspace, ImportedIds ids)
      throws SQLException, IOException {
    ImportTables tables = ImportTables.of(owner, workspace);
    Map<String, StagedRows> staged = new LinkedHashMap<>();
    String prefix = "import_" + ids.importId().toString().replace("-", "") + "_";
    part.each(
        (path, bytes, content) -> {
          Matcher data = DATA.matcher(path);
          if (!data.matches()) {
            if (!OTHERS.contains(path) && !path.startsWith("objects/")) {
              throw new ImportRefused("the part has a file that nobody knows: " + path);
            }
            return;
          }
          String name = data.group(1);
          ImportTable table = tables.find(name);
          if (table == null) {
            if (tables.knows(name) || furtherFiles.contains(name)) return;
            throw new ImportRefused("there is no table " + name + " here");
          }
          if (staged.containsKey(name)) throw new ImportRefused("the table " + name + " is twice");
          String place = "service.\"" + prefix + staged.size() + "_\"";
          staged.put(name, StagedRows.read(owner, table, place, content, ids));
        });
    var counts = new TreeMap<String, Long>();
    for (ImportTable table : tables.parentsFirst()) {
      StagedRows rows = staged.get(table.name());
      if (rows != null) counts.put(table.name(), rows.takeIn(owner, workspace, ids.kept()));
    }
    return counts;
  }

  /** What the data is to blame for is final; whatever else goes wrong may go right later. */
  private static SQLException refusal(PSQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    boolean data = state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    ServerErrorMessage said = failed.getServerErrorMessage();
    if (!data || said == null) return failed;
    throw new ImportRefused("a row does not fit: " + said.getMessage());
  }
}
