package io.marquee.service.archive;

import io.marquee.tenancy.CurrentWorkspace;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Hands a service what it takes in by itself. */
class TakeFiles {

  private static final int MOST_LINES = 1_000_000;

  private final ObjectProvider<ImportedFiles> takers;

  TakeFiles(ObjectProvider<ImportedFiles> takers) {
    this.takers = takers;
  }

  /** The people that they found. */
  Map<UUID, UUID> run(ImportPart.Data data, PartFile part) throws IOException, SQLException {
    var people = new HashMap<UUID, UUID>();
    Map<String, List<String>> lines = read(part);
    var asked =
        new ImportedFiles.Import(
            data.archiveId(),
            CurrentWorkspace.id(),
            data.accountId(),
            data.importedBy(),
            data.ids());
    for (ImportedFiles taker : takers.orderedStream().toList()) {
      var own = new HashMap<String, List<String>>();
      taker.names().forEach(name -> own.put(name, lines.getOrDefault(name, List.of())));
      people.putAll(taker.take(asked, own));
    }
    return people;
  }

  private Map<String, List<String>> read(PartFile part) throws IOException, SQLException {
    Set<String> names = new HashSet<>();
    takers.stream().forEach(taker -> names.addAll(taker.names()));
    var lines = new HashMap<String, List<String>>();
    if (names.isEmpty()) return lines;
    part.each(
        (path, bytes, content) -> {
          String name = path.replaceFirst("^data/(.*)\\.jsonl$", "$1");
          if (path.equals(name) || !names.contains(name)) return;
          var found = new ArrayList<String>();
          var rows = new RowLines(name, content);
          for (@Nullable String row = rows.next(); row != null; row = rows.next()) {
            if (found.size() == MOST_LINES) throw new ImportRefused(name + " has too many lines");
            found.add(row);
          }
          lines.put(name, found);
        });
    return lines;
  }
}
