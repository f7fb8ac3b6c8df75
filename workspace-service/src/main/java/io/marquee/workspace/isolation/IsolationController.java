package io.marquee.workspace.isolation;

import io.marquee.web.Caller;
import io.marquee.web.Requires;
import io.marquee.workspace.workspace.Workspace;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a workspace's rows are kept apart, the proof of it, and moves to another way. */
@RestController
@RequestMapping("/api/v1/workspaces/{workspaceId}/isolation")
@Tag(name = "Isolation", description = "Shared tables or schemas of one's own, and the way there.")
class IsolationController {

  private final ChangeIsolation changeIsolation;
  private final RequestProbe requestProbe;
  private final IsolationViews views;

  /**
   * A move to make.
   *
   * @param isolation where to
   * @param keepOld whether the old rows stay until the move is confirmed; they do unless told
   */
  record NewMove(@NotNull Workspace.Isolation isolation, @Nullable Boolean keepOld) {}

  IsolationController(
      ChangeIsolation changeIsolation, RequestProbe requestProbe, IsolationViews views) {
    this.changeIsolation = changeIsolation;
    this.requestProbe = requestProbe;
    this.views = views;
  }

  @GetMapping
  @Requires("workspaces:read")
  IsolationView get(@PathVariable UUID workspaceId) {
    return views.current();
  }

  /** The services answer within seconds; what they find is seen by {@code GET}. */
  @PostMapping("/probes")
  @Requires("workspaces:write")
  @ResponseStatus(HttpStatus.ACCEPTED)
  IsolationView probe(Caller caller, @PathVariable UUID workspaceId) {
    requestProbe.run(caller.userId());
    return views.current();
  }

  @PostMapping("/moves")
  @Requires("workspaces:delete")
  @ResponseStatus(HttpStatus.ACCEPTED)
  IsolationMove move(
      Caller caller, @PathVariable UUID workspaceId, @Valid @RequestBody NewMove request) {
    return changeIsolation.run(
        request.isolation(), !Boolean.FALSE.equals(request.keepOld()), caller.userId());
  }

  @PostMapping("/moves/{moveId}/confirm")
  @Requires("workspaces:delete")
  @ResponseStatus(HttpStatus.ACCEPTED)
  IsolationMove confirm(@PathVariable UUID workspaceId, @PathVariable UUID moveId) {
    return changeIsolation.confirm(moveId);
  }
}
