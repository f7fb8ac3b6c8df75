package io.marquee.service.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A service's part of an archive, which was fetched. */
record PartFile(Path file, String service) {

  interface Visitor {
    /** Takes a file of the part, whose path is below the service's folder. */
    void visit(String path, long bytes, InputStream content) throws IOException, SQLException;
  }

  /** Shows all files in their order. */
  void each(Visitor visitor) throws IOException, SQLException {
    try (var in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16))) {
      var tar = new TarReader(in);
      String folder = service + "/";
      for (TarReader.@Nullable Entry entry = tar.next(); entry != null; entry = tar.next()) {
        if (!entry.path().startsWith(folder)) {
          throw new ImportRefused("the part has a file outside of " + folder);
        }
        visitor.visit(entry.path().substring(folder.length()), entry.size(), tar.content());
      }
    } catch (TarReader.Malformed | ZipException | EOFException damaged) {
      throw new ImportRefused("the part is damaged: " + damaged.getMessage());
    }
  }
}
