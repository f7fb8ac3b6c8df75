package io.marquee.identity.session.web;

import io.marquee.identity.session.ChangePassword;
import io.marquee.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's password. */
@RestController
class PasswordController {

  private final ChangePassword changePassword;

  PasswordController(ChangePassword changePassword) {
    this.changePassword = changePassword;
  }

  record PasswordChangeRequest(
      @NotNull @Size(max = 1024) String currentPassword,
      @NotNull @Size(max = 1024) String newPassword) {}

  @PostMapping("/api/v1/auth/password/change")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(Caller caller, @Valid @RequestBody PasswordChangeRequest body) {
    var own = OwnSession.of(caller);
    changePassword.run(
        new ChangePassword.Command(
            own.user(), own.id(), body.currentPassword(), body.newPassword()));
  }
}
