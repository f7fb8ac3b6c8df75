package io.marquee.workspace.export;

import io.marquee.service.purge.PurgePart;
import io.marquee.service.purge.Purging;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.workspace.storage.ArchiveStore;
import org.springframework.stereotype.Component;

/** Archives go with the workspace that they are of. */
@Component
class PurgeArchives implements PurgePart {

  private final ArchiveStore store;

  PurgeArchives(ArchiveStore store) {
    this.store = store;
  }

  @Override
  public void purge(Purging purging) throws Exception {
    String prefix = "w/" + CurrentWorkspace.id() + "/";
    purging.removeAll("objects", () -> store.deleteSomeBelow(prefix));
  }
}
