package io.marquee.identity.credential.web;

import io.marquee.identity.credential.ChangePassword;
import io.marquee.identity.credential.ForgotPassword;
import io.marquee.identity.credential.ResetPassword;
import io.marquee.identity.session.Devices;
import io.marquee.identity.session.OwnSession;
import io.marquee.identity.session.TokenAnswers;
import io.marquee.service.audit.NotAudited;
import io.marquee.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's password. */
@RestController
@RequestMapping("/api/v1/auth/password")
class PasswordController {

  private final ChangePassword changePassword;
  private final ForgotPassword forgotPassword;
  private final ResetPassword resetPassword;
  private final TokenAnswers answers;

  PasswordController(
      ChangePassword changePassword,
      ForgotPassword forgotPassword,
      ResetPassword resetPassword,
      TokenAnswers answers) {
    this.changePassword = changePassword;
    this.forgotPassword = forgotPassword;
    this.resetPassword = resetPassword;
    this.answers = answers;
  }

  record PasswordChangeRequest(
      @NotNull @Size(max = 1024) String currentPassword,
      @NotNull @Size(max = 1024) String newPassword) {}

  record PasswordForgotRequest(@NotBlank @Size(max = 1024) String email) {}

  record PasswordResetRequest(
      @NotBlank @Size(max = 200) String token, @NotNull @Size(max = 1024) String newPassword) {}

  @PostMapping("/change")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(
      Caller caller, @Valid @RequestBody PasswordChangeRequest body, HttpServletRequest request) {
    var own = OwnSession.of(caller);
    changePassword.run(
        new ChangePassword.Command(
            own.user(), own.id(), body.currentPassword(), body.newPassword(), Devices.of(request)));
  }

  @NotAudited("It asks for a mail, whoever asks.")
  @PostMapping("/forgot")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void forgot(@Valid @RequestBody PasswordForgotRequest body) {
    forgotPassword.later(body.email());
  }

  @PostMapping("/reset")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  ResponseEntity<Void> reset(
      @Valid @RequestBody PasswordResetRequest body, HttpServletRequest request) {
    return answers.remembering(
        resetPassword.run(
            new ResetPassword.Command(body.token(), body.newPassword(), Devices.of(request))));
  }
}
