package io.marquee.identity.membership.web;

import io.marquee.identity.grant.AccessGrant;
import io.marquee.identity.grant.GrantRole;
import io.marquee.identity.grant.Grants;
import io.marquee.identity.membership.MyWorkspaces;
import io.marquee.identity.user.Profile;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.web.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who one is, and where one belongs. */
@RestController
class MeController {

  private final Users users;
  private final MyWorkspaces workspaces;
  private final Grants grants;

  MeController(Users users, MyWorkspaces workspaces, Grants grants) {
    this.users = users;
    this.workspaces = workspaces;
    this.grants = grants;
  }

  record Me(Profile user, List<MyWorkspaces.MyMembership> memberships, List<MyGrant> grants) {}

  /** What one may do in all workspaces of an account or, without one, in all there are. */
  record MyGrant(String scope, @Nullable UUID accountId, String role, List<String> permissions) {

    static MyGrant of(AccessGrant grant) {
      GrantRole role = grant.role();
      return new MyGrant(
          role.scope().code(), grant.accountId(), role.code(), role.permissionCodes());
    }
  }

  @GetMapping("/api/v1/auth/me")
  ResponseEntity<Me> me(Caller caller) {
    User user = users.get(new User.Id(caller.userId()));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Me(
                Profile.of(user),
                workspaces.list(user.id()),
                grants.list(user.id()).stream().map(MyGrant::of).toList()));
  }
}
