package io.marquee.workspace.export;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.IfMatch;
import java.time.Clock;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins exports of the current workspace, and takes them back. */
@Component
class RequestExport {

  private final Exports exports;
  private final Jobs jobs;
  private final AskForParts askForParts;
  private final RemoveArchive removeArchive;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Audit audit;

  RequestExport(
      Exports exports,
      Jobs jobs,
      AskForParts askForParts,
      RemoveArchive removeArchive,
      TransactionTemplate transaction,
      Clock clock,
      Audit audit) {
    this.exports = exports;
    this.jobs = jobs;
    this.askForParts = askForParts;
    this.removeArchive = removeArchive;
    this.transaction = transaction;
    this.clock = clock;
    this.audit = audit;
  }

  UUID run(UUID by) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    try {
      transaction.executeWithoutResult(
          status -> {
            exports.add(id, by, clock.instant());
            jobs.schedule(askForParts, id + " 0", new AskForParts.Data(id, 0), clock.instant());
            audit.noted("export_requested", facts(id));
          });
    } catch (DuplicateKeyException another) {
      throw new ExportRunning();
    }
    return id;
  }

  /** Nothing of it is left, whatever it had come to. */
  void takeBack(UUID id, IfMatch seen) {
    transaction.executeWithoutResult(
        status -> {
          ExportView export = exports.hold(id).orElseThrow(() -> new ExportNotFound(id));
          seen.check(export.version());
          exports.remove(id);
          jobs.schedule(removeArchive, id.toString(), new RemoveArchive.Data(id), clock.instant());
          audit.noted("export_deleted", facts(id));
        });
  }

  static AuditFacts facts(UUID id) {
    return AuditFacts.of("workspace", CurrentWorkspace.id()).with("export", id);
  }
}
