package io.marquee.workspace.project;

import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
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

/** Projects over HTTP. */
@RestController
@RequestMapping("/api/v1/w/{workspaceId}/projects")
@Requires("projects:write")
@Tag(name = "Projects", description = "Campaigns, brands, series and folders, nested.")
class ProjectController {

  private final CreateProject createProject;
  private final ChangeProject changeProject;
  private final DeleteProject deleteProject;
  private final ProjectViews views;
  private final ProjectUse use;

  ProjectController(
      CreateProject createProject,
      ChangeProject changeProject,
      DeleteProject deleteProject,
      ProjectViews views,
      ProjectUse use) {
    this.createProject = createProject;
    this.changeProject = changeProject;
    this.deleteProject = deleteProject;
    this.views = views;
    this.use = use;
  }

  @PostMapping
  ResponseEntity<ProjectView> create(
      @PathVariable UUID workspaceId, Caller caller, @Valid @RequestBody NewProject request) {
    // A key limited to projects makes no other: it would not reach it.
    caller.requireProject(null);
    UUID id =
        createProject.run(
            new CreateProject.Command(request.parentId(), request.details(), caller.userId()));
    ProjectView created = views.get(id);
    return ResponseEntity.created(URI.create("/api/v1/w/%s/projects/%s".formatted(workspaceId, id)))
        .eTag(Etag.of(created.version()))
        .body(created);
  }

  @GetMapping
  @Requires("projects:read")
  Page<ProjectView> list(
      @RequestParam(name = "parent_id", required = false) @Nullable UUID parentId,
      @RequestParam(defaultValue = "false") boolean top,
      @RequestParam(required = false) Project.@Nullable Type type,
      @RequestParam(required = false) Project.@Nullable Status status,
      Paging paging) {
    return views.list(parentId, top, type, status, paging);
  }

  @GetMapping("/{id}")
  @Requires("projects:read")
  ResponseEntity<ProjectView> get(@PathVariable UUID id, Caller caller) {
    caller.requireProject(id);
    ProjectView view = views.get(id);
    return Etag.ok(view, view.version());
  }

  @GetMapping("/{id}/usage")
  @Requires("projects:read")
  ProjectUse.Use usage(@PathVariable UUID id, Caller caller) {
    caller.requireProject(id);
    views.get(id);
    return use.of(id);
  }

  @PutMapping("/{id}")
  ResponseEntity<ProjectView> replace(
      @PathVariable UUID id, Caller caller, IfMatch seen, @Valid @RequestBody NewProject request) {
    changeProject.run(id, seen, request);
    return get(id, caller);
  }

  @PostMapping("/{id}/restore")
  ResponseEntity<ProjectView> restore(@PathVariable UUID id, Caller caller) {
    deleteProject.undo(id);
    return get(id, caller);
  }

  @PatchMapping("/{id}")
  ResponseEntity<ProjectView> change(
      @PathVariable UUID id,
      Caller caller,
      IfMatch seen,
      @Valid @RequestBody ProjectChange request) {
    changeProject.run(id, seen, request);
    return get(id, caller);
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable UUID id, IfMatch seen) {
    deleteProject.run(id, seen);
    return ResponseEntity.noContent().build();
  }
}
