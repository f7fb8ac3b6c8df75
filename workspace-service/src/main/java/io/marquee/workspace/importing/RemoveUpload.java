package io.marquee.workspace.importing;

import io.marquee.service.jobs.Job;
import io.marquee.workspace.storage.ArchiveStore;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes an uploaded archive and its parts, when it has become what it can or nobody came. */
@Component
class RemoveUpload extends Job<RemoveUpload.Data> {

  private final Imports imports;
  private final ArchiveStore store;
  private final TransactionTemplate transaction;
  private final Clock clock;

  record Data(UUID importId) {}

  RemoveUpload(Imports imports, ArchiveStore store, TransactionTemplate transaction, Clock clock) {
    super("remove-upload", Data.class);
    this.imports = imports;
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void run(String name, Data data) {
    UUID id = data.importId();
    Boolean over =
        transaction.execute(
            status -> {
              ImportView found = imports.hold(id).orElse(null);
              if (found == null) return true;
              if (found.status() == Import.Status.AWAITING_UPLOAD) {
                imports.fail(id, "archive_missing", "No archive was uploaded.", clock.instant());
                return true;
              }
              return found.status() == Import.Status.COMPLETE
                  || found.status() == Import.Status.FAILED;
            });
    if (!Boolean.TRUE.equals(over)) return;
    while (store.deleteSomeBelow(Import.folder(id)) > 0) {
      // Until there is nothing.
    }
  }
}
