package io.marquee.workspace.importing;

import io.marquee.service.jobs.Job;
import io.marquee.workspace.storage.ArchiveStore;
import io.marquee.workspace.storage.MultipartOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an uploaded archive once and copies the services' parts. Until that is done nothing else is
 * there; ended at any step it begins anew.
 */
@Component
class CheckArchive extends Job<CheckArchive.Data> {

  private static final Logger LOG = LoggerFactory.getLogger(CheckArchive.class);
  private static final int TRIES = 10;

  private final Imports imports;
  private final ArchiveStore store;
  private final BeginImport beginImport;
  private final EndImport endImport;
  private final ImportSettings settings;
  private final JsonMapper json;
  private final TransactionTemplate transaction;

  record Data(UUID importId) {}

  CheckArchive(
      Imports imports,
      ArchiveStore store,
      BeginImport beginImport,
      EndImport endImport,
      ImportSettings settings,
      JsonMapper json,
      TransactionTemplate transaction) {
    super("check-archive", Data.class);
    this.imports = imports;
    this.store = store;
    this.beginImport = beginImport;
    this.endImport = endImport;
    this.settings = settings;
    this.json = json;
    this.transaction = transaction;
  }

  @Override
  public void run(String name, Data data) throws Exception {
    UUID id = data.importId();
    Optional<ImportView> found = transaction.execute(status -> imports.find(id));
    if (found == null || found.isEmpty()) return;
    ImportView wanted = found.get();
    if (wanted.status() != Import.Status.CHECKING) return;
    try {
      beginImport.run(wanted, read(wanted));
    } catch (ArchiveRefused refused) {
      LOG.info("import {} is refused: {}", id, refused.getMessage());
      endImport.refuse(id, refused.code(), String.valueOf(refused.getMessage()));
    }
  }

  private ArchiveManifest read(ImportView wanted) throws IOException {
    try (var archive = store.read(Import.archive(wanted.id()))) {
      return new ArchiveReader(archive, json, settings.unpackedUpTo().toBytes())
          .read(wanted.sha256(), service -> copy(wanted.id(), service));
    }
  }

  private ArchiveReader.Copy copy(UUID id, String service) {
    for (Import.Stage stage : Import.Stage.values()) {
      if (stage.services().contains(service)) {
        return new Stored(store.write(Import.part(id, service), "application/gzip"));
      }
    }
    return new Checked();
  }

  @Override
  public Optional<Duration> retryAfter(int failures) {
    return failures >= TRIES ? Optional.empty() : super.retryAfter(failures);
  }

  @Override
  public void gaveUp(String name, Data data, @Nullable Throwable cause) {
    endImport.refuse(
        data.importId(), "import_failed", "The archive could not be read; import it again.");
  }

  private record Stored(MultipartOutput out) implements ArchiveReader.Copy {
    @Override
    public void complete() {
      out.complete();
    }

    @Override
    public void close() {
      out.close();
    }
  }

  /** Nobody takes it in. */
  private record Checked() implements ArchiveReader.Copy {
    @Override
    public OutputStream out() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public void complete() {}

    @Override
    public void close() {}
  }
}
