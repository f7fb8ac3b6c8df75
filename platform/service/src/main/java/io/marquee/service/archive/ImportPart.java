package io.marquee.service.archive;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.marquee.outbox.WorkspaceSnapshots;
import io.marquee.service.jobs.Job;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.schema.OwnerDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Takes this service's part of an archive into a new workspace: the objects, then all rows in one
 * transaction, then what others shall know. Ended at any step it begins anew; rows that came in
 * stay, and do not come twice.
 */
class ImportPart extends Job<ImportPart.Data> {

  /** More often a link is not tried: by then it has expired, and a fresh one is on its way. */
  private static final int TRIES = 10;

  /**
   * What is to be done.
   *
   * @param link where from, sealed
   */
  record Data(
      UUID archiveId,
      UUID sourceWorkspaceId,
      UUID accountId,
      UUID importedBy,
      boolean idsKept,
      Map<UUID, UUID> people,
      String link) {

    @JsonIgnore
    ImportedIds ids() {
      return new ImportedIds(archiveId, sourceWorkspaceId, CurrentWorkspace.id(), idsKept, people);
    }
  }

  private final FetchPart fetchPart;
  private final OwnerDatabase database;
  private final TakeObjects takeObjects;
  private final TakeRows takeRows;
  private final TakeFiles takeFiles;
  private final ImportRecords records;
  private final WorkspaceSnapshots snapshots;
  private final ImportAnnouncer announcer;
  private final TransactionTemplate transaction;
  private final ArchiveSettings settings;

  ImportPart(
      FetchPart fetchPart,
      OwnerDatabase database,
      TakeObjects takeObjects,
      TakeRows takeRows,
      TakeFiles takeFiles,
      ImportRecords records,
      WorkspaceSnapshots snapshots,
      ImportAnnouncer announcer,
      TransactionTemplate transaction,
      ArchiveSettings settings) {
    super("import-part", Data.class);
    this.fetchPart = fetchPart;
    this.database = database;
    this.takeObjects = takeObjects;
    this.takeRows = takeRows;
    this.takeFiles = takeFiles;
    this.records = records;
    this.snapshots = snapshots;
    this.announcer = announcer;
    this.transaction = transaction;
    this.settings = settings;
  }

  @Override
  public void run(String id, Data data) throws Exception {
    Optional<ImportRecords.Outcome> before = find(data.archiveId());
    if (before.isEmpty() || !before.get().finished()) {
      Files.createDirectories(settings.workDirectory());
      Path folder = Files.createTempDirectory(settings.workDirectory(), "import");
      try {
        takeIn(data, before.isPresent(), folder);
      } catch (ImportRefused refused) {
        transaction.executeWithoutResult(
            status -> records.refused(data.archiveId(), CurrentWorkspace.id(), refused.reason()));
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    }
    transaction.executeWithoutResult(
        status -> announcer.say(data.archiveId(), records.find(data.archiveId()).orElseThrow()));
  }

  private void takeIn(Data data, boolean rowsAreIn, Path folder) throws Exception {
    if (!settings.takesIn()) throw new ImportRefused("nothing comes in here from an archive");
    PartFile part = fetchPart.run(data.archiveId(), data.link(), folder);
    if (!rowsAreIn) {
      long objects = takeObjects.run(part, CurrentWorkspace.id(), data.ids(), folder);
      database.inTransaction(
          owner -> {
            records.begin(owner, data.archiveId(), CurrentWorkspace.id());
            try {
              var rows = takeRows.run(owner, part, CurrentWorkspace.id(), data.ids());
              records.rows(owner, data.archiveId(), rows, objects);
              return rows;
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
    }
    Map<UUID, UUID> people = takeFiles.run(data, part);
    snapshots.say();
    transaction.executeWithoutResult(status -> records.finished(data.archiveId(), people));
  }

  private Optional<ImportRecords.Outcome> find(UUID archive) {
    return transaction.execute(status -> records.find(archive));
  }

  @Override
  public Optional<Duration> retryAfter(int failures) {
    return failures >= TRIES ? Optional.empty() : super.retryAfter(failures);
  }
}
