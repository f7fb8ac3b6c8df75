package io.marquee.identity.verification.web;

import io.marquee.identity.user.User;
import io.marquee.identity.verification.AskForProofAgain;
import io.marquee.identity.verification.VerifyEmail;
import io.marquee.service.audit.NotAudited;
import io.marquee.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Proving one's address. */
@RestController
@RequestMapping("/api/v1/auth/email")
class VerificationController {

  private final VerifyEmail verifyEmail;
  private final AskForProofAgain askForProofAgain;

  VerificationController(VerifyEmail verifyEmail, AskForProofAgain askForProofAgain) {
    this.verifyEmail = verifyEmail;
    this.askForProofAgain = askForProofAgain;
  }

  record VerifyEmailRequest(@NotBlank @Size(max = 200) String token) {}

  @PostMapping("/verify")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void verify(@Valid @RequestBody VerifyEmailRequest body) {
    verifyEmail.run(body.token());
  }

  @NotAudited("It asks for a mail.")
  @PostMapping("/resend")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void resend(Caller caller) {
    askForProofAgain.run(new User.Id(caller.userId()));
  }
}
