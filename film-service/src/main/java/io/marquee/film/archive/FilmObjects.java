package io.marquee.film.archive;

import io.marquee.film.storage.ObjectStore;
import io.marquee.service.archive.ArchiveObjects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The files of a workspace: uploads, takes and films. */
@Component
class FilmObjects implements ArchiveObjects {

  private final ObjectStore store;

  FilmObjects(ObjectStore store) {
    this.store = store;
  }

  @Override
  public void each(UUID workspace, Visitor visitor) throws IOException {
    String prefix = prefix(workspace);
    for (ObjectStore.Stored object : store.below(prefix)) {
      visitor.visit(object.key().substring(prefix.length()), object.bytes());
    }
  }

  @Override
  public InputStream read(UUID workspace, String path) {
    return store.read(prefix(workspace) + path);
  }

  @Override
  public void store(UUID workspace, String path, Path content) {
    // Whoever allows to read one says what it is.
    store.store(prefix(workspace) + path, content, "application/octet-stream");
  }

  private static String prefix(UUID workspace) {
    return "w/" + workspace + "/";
  }
}
