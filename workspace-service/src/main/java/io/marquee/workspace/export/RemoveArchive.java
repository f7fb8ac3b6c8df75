package io.marquee.workspace.export;

import io.marquee.service.jobs.Job;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.workspace.storage.ArchiveStore;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes an archive, with all that it was made of, when its days are over or nobody wants it. */
@Component
class RemoveArchive extends Job<RemoveArchive.Data> {

  private final Exports exports;
  private final ArchiveStore store;
  private final TransactionTemplate transaction;

  record Data(UUID exportId) {}

  RemoveArchive(Exports exports, ArchiveStore store, TransactionTemplate transaction) {
    super("remove-archive", Data.class);
    this.exports = exports;
    this.store = store;
    this.transaction = transaction;
  }

  @Override
  public void run(String name, Data data) {
    String folder = Export.folder(CurrentWorkspace.id(), data.exportId());
    transaction.executeWithoutResult(
        status -> {
          ExportView export = exports.hold(data.exportId()).orElse(null);
          if (export != null && export.status() == Export.Status.COMPLETE) {
            exports.to(data.exportId(), Export.Status.EXPIRED, null);
          }
        });
    while (store.deleteSomeBelow(folder) > 0) {
      // Until there is nothing.
    }
  }
}
