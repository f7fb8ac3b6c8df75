package io.marquee.identity.membership.web;

import io.marquee.identity.membership.MyWorkspaces;
import io.marquee.identity.user.Profile;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.web.Caller;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who one is, and where one belongs. */
@RestController
class MeController {

  private final Users users;
  private final MyWorkspaces workspaces;

  MeController(Users users, MyWorkspaces workspaces) {
    this.users = users;
    this.workspaces = workspaces;
  }

  record Me(Profile user, List<MyWorkspaces.MyMembership> memberships) {}

  @GetMapping("/api/v1/auth/me")
  ResponseEntity<Me> me(Caller caller) {
    User user = users.get(new User.Id(caller.userId()));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Me(Profile.of(user), workspaces.list(user.id())));
  }
}
