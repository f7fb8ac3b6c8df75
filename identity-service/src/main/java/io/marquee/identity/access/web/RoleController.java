package io.marquee.identity.access.web;

import io.marquee.identity.access.ChangeRole;
import io.marquee.identity.access.CustomRole;
import io.marquee.identity.access.DefineRole;
import io.marquee.identity.access.DeleteRole;
import io.marquee.identity.access.RoleSummaries;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The roles of a workspace: those that every workspace has, and its own. */
@RestController
@RequestMapping("/api/v1/w/{workspaceId}/roles")
@Requires("roles:manage")
class RoleController {

  private final RoleSummaries roles;
  private final DefineRole defineRole;
  private final ChangeRole changeRole;
  private final DeleteRole deleteRole;

  RoleController(
      RoleSummaries roles, DefineRole defineRole, ChangeRole changeRole, DeleteRole deleteRole) {
    this.roles = roles;
    this.defineRole = defineRole;
    this.changeRole = changeRole;
    this.deleteRole = deleteRole;
  }

  record RoleItem(
      String id,
      String name,
      String description,
      boolean custom,
      @Nullable String baseRole,
      List<String> addedPermissions,
      List<String> permissions) {

    static RoleItem of(RoleSummaries.RoleSummary role) {
      return new RoleItem(
          role.id(),
          role.name(),
          role.description(),
          role.custom(),
          role.baseRole(),
          role.addedPermissions(),
          role.permissions());
    }
  }

  @GetMapping
  @Requires("members:read")
  Page<RoleItem> list() {
    return Page.whole(roles.list().stream().map(RoleItem::of).toList());
  }

  @GetMapping("/{id}")
  @Requires("members:read")
  ResponseEntity<RoleItem> get(@PathVariable String id) {
    RoleSummaries.RoleSummary role = roles.get(id);
    return Etag.ok(RoleItem.of(role), role.version());
  }

  @PostMapping
  ResponseEntity<RoleItem> define(
      @PathVariable UUID workspaceId, Caller caller, @Valid @RequestBody NewRole body) {
    UUID id = defineRole.run(caller, body.definition()).value();
    RoleSummaries.RoleSummary role = roles.get(id.toString());
    return ResponseEntity.created(URI.create("/api/v1/w/%s/roles/%s".formatted(workspaceId, id)))
        .eTag(Etag.of(role.version()))
        .body(RoleItem.of(role));
  }

  @PatchMapping("/{id}")
  ResponseEntity<RoleItem> change(
      @PathVariable String id, Caller caller, IfMatch seen, @Valid @RequestBody RoleChange body) {
    changeRole.run(caller, custom(id), seen, body::over);
    return get(id);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String id, Caller caller, IfMatch seen) {
    deleteRole.run(caller, custom(id), seen);
  }

  /** Those that every workspace has are nobody's to change. */
  private CustomRole.Id custom(String id) {
    RoleSummaries.RoleSummary role = roles.get(id);
    if (!role.custom()) throw new NotFound("role", "The role " + id + " cannot be changed.");
    return new CustomRole.Id(UUID.fromString(role.id()));
  }
}
