package io.marquee.service.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stores the objects of a part; again, if it has to begin again. */
class TakeObjects {

  private static final String FOLDER = "objects/";
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._/-]{1,900}");

  private final @Nullable ArchiveObjects store;

  TakeObjects(@Nullable ArchiveObjects store) {
    this.store = store;
  }

  /** How many were stored. */
  long run(PartFile part, UUID workspace, ImportedIds ids, Path folder)
      throws IOException, SQLException {
    long[] stored = {0};
    Path object = folder.resolve("object");
    part.each(
        (path, bytes, content) -> {
          if (!path.startsWith(FOLDER)) return;
          String name = path.substring(FOLDER.length());
          if (store == null) throw new ImportRefused("no objects are stored here");
          if (!PATH.matcher(name).matches()) {
            throw new ImportRefused("an object has a name that no object here has");
          }
          // A store wants to try again, for which a stream cannot be read twice.
          Files.copy(content, object, StandardCopyOption.REPLACE_EXISTING);
          store.store(workspace, ids.in(name), object);
          stored[0]++;
        });
    return stored[0];
  }
}
