package io.marquee.workspace.importing;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.workspace.account.AccountAccess;
import io.marquee.workspace.storage.ArchiveStore;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports over HTTP, for those who look after the account: there is no workspace yet. */
@RestController
@RequestMapping("/api/v1/accounts/{accountId}/imports")
@Tag(name = "Imports", description = "Archives of exports that become workspaces of an account.")
class ImportController {

  /** Five gigabytes take their time. */
  private static final Duration SIGNED_FOR = Duration.ofHours(1);

  private final RequestImport requestImport;
  private final Imports imports;
  private final ArchiveStore store;
  private final AccountAccess access;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ImportController(
      RequestImport requestImport,
      Imports imports,
      ArchiveStore store,
      AccountAccess access,
      TransactionTemplate transaction,
      Clock clock) {
    this.requestImport = requestImport;
    this.imports = imports;
    this.store = store;
    this.access = access;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** With a link to send the archive to. */
  @PostMapping
  ResponseEntity<ImportView> create(
      Caller caller, @PathVariable UUID accountId, @Valid @RequestBody NewImport request)
      throws Exception {
    return in(
        caller,
        accountId,
        () -> {
          ImportView made = find(requestImport.run(caller.userId(), request));
          return ResponseEntity.created(address(made))
              .eTag(Etag.of(made.version()))
              .header("Cache-Control", "no-store")
              .body(withLink(made));
        });
  }

  @GetMapping
  Page<ImportView> list(Caller caller, @PathVariable UUID accountId, Paging paging)
      throws Exception {
    return in(
        caller,
        accountId,
        () -> Objects.requireNonNull(transaction.execute(status -> imports.list(paging))));
  }

  @GetMapping("/{id}")
  ResponseEntity<ImportView> get(Caller caller, @PathVariable UUID accountId, @PathVariable UUID id)
      throws Exception {
    return in(
        caller,
        accountId,
        () -> {
          ImportView found = find(id);
          return ResponseEntity.ok()
              .eTag(Etag.of(found.version()))
              .header("Cache-Control", "no-store")
              .body(withLink(found));
        });
  }

  /** The archive is there: it is checked as a whole, then taken in. */
  @PostMapping("/{id}/start")
  ResponseEntity<ImportView> start(
      Caller caller, @PathVariable UUID accountId, @PathVariable UUID id) throws Exception {
    return in(
        caller,
        accountId,
        () -> {
          requestImport.start(id);
          ImportView started = find(id);
          return ResponseEntity.accepted()
              .location(address(started))
              .eTag(Etag.of(started.version()))
              .body(started);
        });
  }

  /** Removes the import and what was uploaded, not the workspace that it became. */
  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(
      Caller caller, @PathVariable UUID accountId, @PathVariable UUID id, IfMatch seen)
      throws Exception {
    return in(
        caller,
        accountId,
        () -> {
          requestImport.remove(id, seen);
          return ResponseEntity.noContent().build();
        });
  }

  private <T> T in(Caller caller, UUID account, Callable<T> work) throws Exception {
    caller.requirePerson();
    access.requireAdmin(caller, account);
    return CurrentWorkspace.call(Tenant.account(account), work);
  }

  private ImportView find(UUID id) {
    return Objects.requireNonNull(transaction.execute(status -> imports.find(id)))
        .orElseThrow(() -> new ImportNotFound(id));
  }

  private ImportView withLink(ImportView view) {
    if (view.status() != Import.Status.AWAITING_UPLOAD) return view;
    var link = store.allowUpload(Import.archive(view.id()), view.bytes(), SIGNED_FOR);
    return view.with(
        new ImportView.Upload(link.url(), "PUT", link.headers(), clock.instant().plus(SIGNED_FOR)));
  }

  private static URI address(ImportView view) {
    return URI.create("/api/v1/accounts/%s/imports/%s".formatted(view.accountId(), view.id()));
  }
}
