package io.marquee.film.purge;

import io.marquee.film.storage.ObjectStore;
import io.marquee.service.purge.PurgePart;
import io.marquee.service.purge.Purging;
import io.marquee.tenancy.CurrentWorkspace;
import org.springframework.stereotype.Component;

/** The files of a workspace: uploads, takes and films. */
@Component
class PurgeObjects implements PurgePart {

  private final ObjectStore store;

  PurgeObjects(ObjectStore store) {
    this.store = store;
  }

  @Override
  public void purge(Purging purging) throws Exception {
    String prefix = "w/" + CurrentWorkspace.id() + "/";
    purging.removeAll("objects", () -> store.deleteSomeBelow(prefix));
  }
}
