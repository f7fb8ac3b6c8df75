package io.marquee.workspace.template;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import io.marquee.workspace.account.AccountAccess;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The templates of a workspace's account, for those who look after the account: a member of one
 * workspace is not to learn how another is arranged.
 */
@RestController
@RequestMapping("/api/v1/workspaces/{workspaceId}/templates")
@Requires("workspaces:write")
@Tag(name = "Templates", description = "What new workspaces of an account can be made after.")
class TemplateController {

  /** A template to make of the workspace as it is now. */
  record NewTemplate(
      @NotBlank @Size(max = 200) String name, @Size(max = 4000) @Nullable String description) {}

  private final Templates templates;
  private final TemplateViews views;
  private final AccountAccess access;

  TemplateController(Templates templates, TemplateViews views, AccountAccess access) {
    this.templates = templates;
    this.views = views;
    this.access = access;
  }

  @PostMapping
  ResponseEntity<TemplateViews.TemplateView> create(
      @PathVariable UUID workspaceId, Caller caller, @Valid @RequestBody NewTemplate request) {
    check(caller);
    String description = request.description();
    UUID id =
        templates.make(request.name(), description == null ? "" : description, caller.userId());
    TemplateViews.TemplateView view = views.get(id);
    return ResponseEntity.created(
            URI.create("/api/v1/workspaces/%s/templates/%s".formatted(workspaceId, id)))
        .eTag(Etag.of(view.version()))
        .body(view);
  }

  @GetMapping
  Page<TemplateViews.TemplateView> list(Caller caller, Paging paging) {
    check(caller);
    return views.list(paging);
  }

  @GetMapping("/{id}")
  ResponseEntity<TemplateViews.TemplateView> get(@PathVariable UUID id, Caller caller) {
    check(caller);
    TemplateViews.TemplateView view = views.get(id);
    return Etag.ok(view, view.version());
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable UUID id, Caller caller, IfMatch seen) {
    check(caller);
    templates.remove(id, seen);
    return ResponseEntity.noContent().build();
  }

  private void check(Caller caller) {
    caller.requirePerson();
    access.requireAdmin(caller, CurrentWorkspace.accountId());
  }
}
