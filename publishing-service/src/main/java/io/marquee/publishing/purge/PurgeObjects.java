package io.marquee.publishing.purge;

import io.marquee.publishing.storage.MediaStore;
import io.marquee.service.purge.PurgePart;
import io.marquee.service.purge.Purging;
import io.marquee.tenancy.CurrentWorkspace;
import org.springframework.stereotype.Component;

/** The files of a workspace: what it published. */
@Component
class PurgeObjects implements PurgePart {

  private final MediaStore store;

  PurgeObjects(MediaStore store) {
    this.store = store;
  }

  @Override
  public void purge(Purging purging) throws Exception {
    String prefix = "w/" + CurrentWorkspace.id() + "/";
    purging.removeAll("objects", () -> store.deleteSomeBelow(prefix));
  }
}
