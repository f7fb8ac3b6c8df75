package io.marquee.identity.closure.web;

import io.marquee.identity.closure.DisableUser;
import io.marquee.identity.closure.EnableUser;
import io.marquee.identity.closure.FindUser;
import io.marquee.identity.user.User;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All users, for admins of the system. Addresses travel in bodies: paths are logged. */
@RestController
@RequestMapping("/api/v1/users")
@Tag(name = "Users", description = "For admins of the system.")
class UserController {

  private final FindUser findUser;
  private final DisableUser disableUser;
  private final EnableUser enableUser;

  UserController(FindUser findUser, DisableUser disableUser, EnableUser enableUser) {
    this.findUser = findUser;
    this.disableUser = disableUser;
    this.enableUser = enableUser;
  }

  record UserSearch(@NotBlank @Size(max = 1024) String email) {}

  record UserItem(
      UUID id,
      String email,
      boolean emailVerified,
      String fullName,
      Instant registeredAt,
      @Nullable Instant disabledAt) {

    static UserItem of(User user) {
      return new UserItem(
          user.id().value(),
          user.email(),
          user.isEmailVerified(),
          user.fullName(),
          user.registeredAt(),
          user.disabledAt().orElse(null));
    }
  }

  @PostMapping("/find")
  Page<UserItem> find(Caller caller, @Valid @RequestBody UserSearch body) {
    return Page.whole(findUser.byEmail(caller, body.email()).stream().map(UserItem::of).toList());
  }

  @GetMapping("/{id}")
  UserItem get(Caller caller, @PathVariable UUID id) {
    return UserItem.of(findUser.byId(caller, new User.Id(id)));
  }

  /** All of their sessions and keys end at once. */
  @PostMapping("/{id}/disable")
  UserItem disable(Caller caller, @PathVariable UUID id) {
    return UserItem.of(disableUser.run(caller, new User.Id(id)));
  }

  @PostMapping("/{id}/enable")
  UserItem enable(Caller caller, @PathVariable UUID id) {
    return UserItem.of(enableUser.run(caller, new User.Id(id)));
  }
}
