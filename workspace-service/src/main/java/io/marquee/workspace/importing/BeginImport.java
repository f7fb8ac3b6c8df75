package io.marquee.workspace.importing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.workspace.workspace.TakeInWorkspace;
import io.marquee.workspace.workspace.Workspace;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the workspace that a checked archive becomes, closed until all of it is in. */
@Component
class BeginImport {

  private static final int NAMES = 50;

  private final Imports imports;
  private final TakeInWorkspace takeIn;
  private final Jobs jobs;
  private final AskToImport askToImport;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BeginImport(
      Imports imports,
      TakeInWorkspace takeIn,
      Jobs jobs,
      AskToImport askToImport,
      TransactionTemplate transaction,
      Clock clock) {
    this.imports = imports;
    this.takeIn = takeIn;
    this.jobs = jobs;
    this.askToImport = askToImport;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** No transaction is open, and none but the account is bound. */
  void run(ImportView wanted, ArchiveManifest manifest) {
    TakeInWorkspace.Archived archived;
    try {
      archived = takeIn.read(manifest.workspace());
    } catch (IllegalArgumentException invalid) {
      throw ArchiveRefused.damaged("its workspace is " + invalid.getMessage() + ".");
    }
    // An id that is free is kept, and all others with it: references from outside stay true.
    boolean kept = takeIn.isFree(manifest.workspaceId());
    UUID into = kept ? manifest.workspaceId() : UuidCreator.getTimeOrderedEpoch();
    String slug = slug(wanted, archived);
    String name = wanted.name() == null ? archived.details().name() : wanted.name();
    boolean shared = wanted.isolation() == Workspace.Isolation.SHARED;
    CurrentWorkspace.run(
        Tenant.workspace(into, wanted.accountId()),
        () ->
            transaction.executeWithoutResult(
                status -> {
                  ImportView held = imports.hold(wanted.id()).orElse(null);
                  if (held == null || held.status() != Import.Status.CHECKING) return;
                  takeIn.make(
                      new TakeInWorkspace.Command(
                          wanted.id(),
                          wanted.accountId(),
                          wanted.requestedBy(),
                          slug,
                          wanted.isolation(),
                          archived.details().named(name)));
                  imports.running(
                      wanted.id(), manifest.workspaceId(), into, kept, name, slug, shared);
                  jobs.schedule(
                      askToImport,
                      wanted.id() + " 0",
                      new AskToImport.Data(wanted.id(), 0),
                      clock.instant());
                }));
  }

  private String slug(ImportView wanted, TakeInWorkspace.Archived archived) {
    String asked = wanted.slug();
    UUID account = wanted.accountId();
    if (asked != null) {
      if (!takeIn.isFree(account, asked)) throw ArchiveRefused.slugTaken(asked);
      return asked;
    }
    for (int number = 1; number <= NAMES; number++) {
      String suffix = number == 1 ? "" : "-" + number;
      String base = archived.slug();
      String slug = base.substring(0, Math.min(base.length(), 63 - suffix.length())) + suffix;
      if (takeIn.isFree(account, slug)) return slug;
    }
    throw ArchiveRefused.slugTaken(archived.slug());
  }
}
