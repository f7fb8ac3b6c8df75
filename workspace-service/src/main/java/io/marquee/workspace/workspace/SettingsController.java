package io.marquee.workspace.workspace;

import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.InvalidRequest;
import io.marquee.web.Requires;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A workspace's settings by themselves; their version is the workspace's. */
@RestController
@RequestMapping("/api/v1/workspaces/{workspaceId}/settings")
@Requires("workspaces:write")
@Tag(name = "Workspaces")
class SettingsController {

  private final ChangeWorkspace changeWorkspace;
  private final WorkspaceViews views;
  private final JsonMapper json;

  SettingsController(ChangeWorkspace changeWorkspace, WorkspaceViews views, JsonMapper json) {
    this.changeWorkspace = changeWorkspace;
    this.views = views;
    this.json = json;
  }

  @GetMapping
  @Requires("workspaces:read")
  ResponseEntity<JsonNode> get(@PathVariable UUID workspaceId) {
    WorkspaceView view = views.currentAlive();
    return Etag.ok(json.readTree(view.settings()), view.version());
  }

  @PutMapping
  ResponseEntity<JsonNode> replace(
      @PathVariable UUID workspaceId, IfMatch seen, @RequestBody JsonNode settings) {
    requireObject(settings);
    String checked = SettingsRules.checked(settings, "");
    changeWorkspace.run(
        "settings_changed",
        seen,
        (workspace, now) -> workspace.change(workspace.details().withSettings(checked), now));
    return get(workspaceId);
  }

  /** Merges (RFC 7396): what is null goes, what is left out stays. */
  @PatchMapping
  ResponseEntity<JsonNode> merge(
      @PathVariable UUID workspaceId, IfMatch seen, @RequestBody JsonNode patch) {
    requireObject(patch);
    changeWorkspace.run(
        "settings_changed",
        seen,
        (workspace, now) -> {
          var settings = (ObjectNode) json.readTree(workspace.details().settings());
          mergeInto(settings, (ObjectNode) patch);
          requireObject(settings);
          workspace.change(
              workspace.details().withSettings(SettingsRules.checked(settings, "")), now);
        });
    return get(workspaceId);
  }

  private static void mergeInto(ObjectNode target, ObjectNode patch) {
    for (var change : patch.properties()) {
      JsonNode value = change.getValue();
      if (value.isNull()) {
        target.remove(change.getKey());
      } else if (value instanceof ObjectNode inner) {
        if (!(target.get(change.getKey()) instanceof ObjectNode)) {
          target.putObject(change.getKey());
        }
        mergeInto((ObjectNode) target.get(change.getKey()), inner);
      } else {
        target.set(change.getKey(), value);
      }
    }
  }

  private static void requireObject(JsonNode settings) {
    if (!SettingsObject.Validator.holds(settings)) {
      throw new InvalidRequest("", "invalid", "must be a JSON object of at most 64 KiB");
    }
  }
}
