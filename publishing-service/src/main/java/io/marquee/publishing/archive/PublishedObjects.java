package io.marquee.publishing.archive;

import io.marquee.publishing.storage.MediaStore;
import io.marquee.service.archive.ArchiveObjects;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The files of a workspace: what it published. */
@Component
class PublishedObjects implements ArchiveObjects {

  private final MediaStore store;

  PublishedObjects(MediaStore store) {
    this.store = store;
  }

  @Override
  public void each(UUID workspace, Visitor visitor) throws IOException {
    String prefix = prefix(workspace);
    for (MediaStore.Stored object : store.below(prefix)) {
      visitor.visit(object.key().substring(prefix.length()), object.bytes());
    }
  }

  @Override
  public InputStream read(UUID workspace, String path) throws IOException {
    return store.read(prefix(workspace) + path).orElseThrow(() -> new FileNotFoundException(path));
  }

  @Override
  public void store(UUID workspace, String path, Path content) throws IOException {
    store.store(prefix(workspace) + path, content);
  }

  private static String prefix(UUID workspace) {
    return "w/" + workspace + "/";
  }
}
