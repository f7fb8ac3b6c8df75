package io.marquee.identity.explain.web;

import io.marquee.identity.explain.ExplainAccess;
import io.marquee.identity.explain.ExplainAccess.Explanation;
import io.marquee.identity.explain.SimulateRole;
import io.marquee.service.audit.NotAudited;
import io.marquee.web.Caller;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why, and what if. */
@RestController
@RequestMapping("/api/v1/w/{workspaceId}/access")
class AccessController {

  private final ExplainAccess explainAccess;
  private final SimulateRole simulateRole;

  AccessController(ExplainAccess explainAccess, SimulateRole simulateRole) {
    this.explainAccess = explainAccess;
    this.simulateRole = simulateRole;
  }

  record RoleChange(@NotNull UUID userId, @NotBlank String role) {}

  /** Of a key, of a user, or of oneself. */
  @Requires("members:read")
  @GetMapping("/explain")
  Explanation explain(
      Caller caller,
      @RequestParam String permission,
      @RequestParam(name = "user_id", required = false) @Nullable UUID userId,
      @RequestParam(name = "api_key_id", required = false) @Nullable UUID apiKeyId) {
    if (apiKeyId != null) {
      caller.require("api_keys:manage");
      return explainAccess.ofKey(apiKeyId, permission);
    }
    return explainAccess.ofUser(userId == null ? caller.userId() : userId, permission);
  }

  @Requires("members:manage")
  @NotAudited("It asks what would be, and changes nothing.")
  @PostMapping("/simulate")
  SimulateRole.Simulation simulate(@Valid @RequestBody RoleChange body) {
    return simulateRole.run(body.userId(), body.role());
  }
}
