package io.marquee.workspace.export;

import io.marquee.service.audit.Audit;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import io.marquee.workspace.storage.ArchiveStore;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exports over HTTP; they work for deleted workspaces, too. */
@RestController
@RequestMapping("/api/v1/workspaces/{workspaceId}/exports")
@Requires("exports:manage")
@Tag(name = "Exports", description = "Archives with all that a workspace has, to be carried away.")
class ExportController {

  private static final Duration SIGNED_FOR = Duration.ofMinutes(15);

  private final RequestExport requestExport;
  private final Exports exports;
  private final ArchiveStore store;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Audit audit;

  ExportController(
      RequestExport requestExport,
      Exports exports,
      ArchiveStore store,
      TransactionTemplate transaction,
      Clock clock,
      Audit audit) {
    this.requestExport = requestExport;
    this.exports = exports;
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
    this.audit = audit;
  }

  @PostMapping
  ResponseEntity<ExportView> create(Caller caller, @PathVariable UUID workspaceId) {
    UUID id = requestExport.run(caller.userId());
    ExportView made = find(id);
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/workspaces/%s/exports/%s".formatted(workspaceId, id)))
        .eTag(Etag.of(made.version()))
        .body(made);
  }

  @GetMapping
  Page<ExportView> list(@PathVariable UUID workspaceId, Paging paging) {
    return Objects.requireNonNull(transaction.execute(status -> exports.list(paging)));
  }

  /** With a link to fetch it, once it is complete; that it was given is noted. */
  @GetMapping("/{id}")
  ResponseEntity<ExportView> get(@PathVariable UUID workspaceId, @PathVariable UUID id) {
    ExportView export = find(id);
    if (export.status() == Export.Status.COMPLETE) {
      String file = "marquee-%s.tar.gz".formatted(workspaceId);
      var url = store.allowFetching(Export.archive(CurrentWorkspace.id(), id), file, SIGNED_FOR);
      transaction.executeWithoutResult(
          status -> audit.noted("export_link_given", RequestExport.facts(id)));
      export = export.with(new ExportView.Download(url, clock.instant().plus(SIGNED_FOR)));
    }
    return ResponseEntity.ok()
        .eTag(Etag.of(export.version()))
        .header("Cache-Control", "no-store")
        .body(export);
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable UUID workspaceId, @PathVariable UUID id, IfMatch seen) {
    requestExport.takeBack(id, seen);
    return ResponseEntity.noContent().build();
  }

  private ExportView find(UUID id) {
    return Objects.requireNonNull(transaction.execute(status -> exports.find(id)))
        .orElseThrow(() -> new ExportNotFound(id));
  }
}
