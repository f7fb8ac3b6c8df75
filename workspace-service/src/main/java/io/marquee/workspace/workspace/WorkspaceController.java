package io.marquee.workspace.workspace;

import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import io.marquee.workspace.account.AccountAccess;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Workspaces over HTTP. The path's workspace is the bound one; the tenancy platform sees to that.
 */
@RestController
@RequestMapping("/api/v1/workspaces")
@Tag(name = "Workspaces", description = "The tenants: made, changed, deleted softly, restored.")
class WorkspaceController {

  private final CreateWorkspace createWorkspace;
  private final ChangeWorkspace changeWorkspace;
  private final WorkspaceViews views;
  private final AccountAccess access;

  WorkspaceController(
      CreateWorkspace createWorkspace,
      ChangeWorkspace changeWorkspace,
      WorkspaceViews views,
      AccountAccess access) {
    this.createWorkspace = createWorkspace;
    this.changeWorkspace = changeWorkspace;
    this.views = views;
    this.access = access;
  }

  @PostMapping
  ResponseEntity<WorkspaceView> create(Caller caller, @Valid @RequestBody NewWorkspace request) {
    UUID account = access.chosen(caller, request.accountId());
    UUID id = createWorkspace.run(new CreateWorkspace.Command(account, caller.userId(), request));
    WorkspaceView created = views.created(id, account);
    return ResponseEntity.created(URI.create("/api/v1/workspaces/" + id))
        .eTag(Etag.of(created.version()))
        .body(created);
  }

  @GetMapping
  Page<WorkspaceView> list(
      Caller caller,
      @RequestParam(name = "owner_id", required = false) @Nullable UUID ownerId,
      @RequestParam(name = "account_id", required = false) @Nullable UUID accountId,
      @RequestParam(required = false) Workspace.@Nullable Kind kind,
      @RequestParam(required = false) Workspace.@Nullable Status status,
      @RequestParam(required = false) @Nullable String search,
      Paging paging) {
    return views.reachedBy(
        caller.userId(), new WorkspaceFilter(ownerId, accountId, kind, status, search), paging);
  }

  @GetMapping("/{workspaceId}")
  @Requires("workspaces:read")
  ResponseEntity<WorkspaceView> get(@PathVariable UUID workspaceId) {
    WorkspaceView view = views.currentAlive();
    return Etag.ok(view, view.version());
  }

  @PutMapping("/{workspaceId}")
  @Requires("workspaces:write")
  ResponseEntity<WorkspaceView> replace(
      @PathVariable UUID workspaceId,
      IfMatch seen,
      @Valid @RequestBody WorkspaceReplacement request) {
    changeWorkspace.run("updated", seen, (workspace, now) -> request.apply(workspace, now));
    return get(workspaceId);
  }

  @PatchMapping("/{workspaceId}")
  @Requires("workspaces:write")
  ResponseEntity<WorkspaceView> change(
      @PathVariable UUID workspaceId, IfMatch seen, @Valid @RequestBody WorkspaceChange request) {
    changeWorkspace.run("updated", seen, (workspace, now) -> request.apply(workspace, now));
    return get(workspaceId);
  }

  @DeleteMapping("/{workspaceId}")
  @Requires("workspaces:delete")
  ResponseEntity<Void> delete(@PathVariable UUID workspaceId, IfMatch seen) {
    changeWorkspace.run("deleted", seen, Workspace::delete);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{workspaceId}/archive")
  @Requires("workspaces:write")
  ResponseEntity<WorkspaceView> archive(@PathVariable UUID workspaceId, IfMatch seen) {
    changeWorkspace.run("archived", seen, Workspace::archive);
    return get(workspaceId);
  }

  @PostMapping("/{workspaceId}/unarchive")
  @Requires("workspaces:write")
  ResponseEntity<WorkspaceView> unarchive(@PathVariable UUID workspaceId, IfMatch seen) {
    changeWorkspace.run("unarchived", seen, Workspace::activate);
    return get(workspaceId);
  }

  @PostMapping("/{workspaceId}/restore")
  @Requires("workspaces:delete")
  ResponseEntity<WorkspaceView> restore(@PathVariable UUID workspaceId) {
    changeWorkspace.run("restored", IfMatch.parse("*"), Workspace::restore);
    return get(workspaceId);
  }
}
