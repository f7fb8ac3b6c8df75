package io.marquee.workspace.importing;

import io.marquee.service.archive.TarReader;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/** Holds the files of a part against the manifest: each table, each row, no file too many. */
class PartCheck {

  private static final Set<String> BESIDE = Set.of("dump.sql", "objects.txt", "objects.sha256");

  private final ArchiveManifest.Part part;
  private final LongConsumer count;
  private final Map<String, ArchiveManifest.Table> missing = new HashMap<>();
  private final byte[] buffer = new byte[64 * 1024];
  private long objects;
  private long objectBytes;

  /**
   * Of one part.
   *
   * @param count told how long each file is, before it is read
   */
  PartCheck(ArchiveManifest.Part part, LongConsumer count) {
    this.part = part;
    this.count = count;
    part.tables().forEach(table -> missing.put("data/" + table.name() + ".jsonl", table));
    if (missing.size() < part.tables().size()) throw wrong("names a table twice");
  }

  void run(InputStream files) throws IOException {
    var tar = new TarReader(files);
    String folder = part.service() + "/";
    for (var entry = tar.next(); entry != null; entry = tar.next()) {
      if (!entry.path().startsWith(folder)) throw wrong("has a file of others: " + entry.path());
      count.accept(entry.size());
      String path = entry.path().substring(folder.length());
      if (path.startsWith("objects/")) {
        objects++;
        objectBytes += entry.size();
      } else if (!BESIDE.contains(path)) {
        ArchiveManifest.Table table = missing.remove(path);
        if (table == null) throw wrong("has a file that the manifest does not name: " + path);
        check(table, tar.content());
      }
    }
    if (!missing.isEmpty()) throw wrong("lacks " + missing.keySet().iterator().next());
    boolean complete = objects == part.objects() && objectBytes == part.objectBytes();
    if (part.objectsIncluded() ? !complete : objects > 0) {
      throw wrong("has other objects than the manifest says");
    }
  }

  private void check(ArchiveManifest.Table table, InputStream lines) throws IOException {
    MessageDigest sum = ArchiveReader.sha256();
    long bytes = 0;
    long rows = 0;
    for (int read = lines.read(buffer); read >= 0; read = lines.read(buffer)) {
      sum.update(buffer, 0, read);
      bytes += read;
      for (int i = 0; i < read; i++) if (buffer[i] == '\n') rows++;
    }
    if (rows != table.rows() || bytes != table.bytes()) {
      throw wrong("has other rows of " + table.name() + " than the manifest says");
    }
    if (!HexFormat.of().formatHex(sum.digest()).equals(table.sha256())) {
      throw wrong("has another SHA-256 for " + table.name() + " than the manifest says");
    }
  }

  private ArchiveRefused wrong(String what) {
    return ArchiveRefused.damaged("the part of " + part.service() + " " + what + ".");
  }
}
