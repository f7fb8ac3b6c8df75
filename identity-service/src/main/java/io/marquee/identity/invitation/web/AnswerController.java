package io.marquee.identity.invitation.web;

import io.marquee.identity.invitation.AnswerInvitation;
import io.marquee.identity.invitation.RegisterInvited;
import io.marquee.identity.user.FullName;
import io.marquee.identity.user.User;
import io.marquee.service.audit.NotAudited;
import io.marquee.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invitations, for those who are invited. Tokens travel in bodies: addresses are logged. */
@RestController
@RequestMapping("/api/v1/invitations")
class AnswerController {

  private final AnswerInvitation answerInvitation;
  private final RegisterInvited registerInvited;

  AnswerController(AnswerInvitation answerInvitation, RegisterInvited registerInvited) {
    this.answerInvitation = answerInvitation;
    this.registerInvited = registerInvited;
  }

  record InvitationToken(@NotBlank @Size(max = 200) String token) {}

  record Registration(
      @NotBlank @Size(max = 200) String token,
      @NotNull @Size(max = 1024) String password,
      @NotBlank
          @Size(max = FullName.LONGEST)
          @Pattern(regexp = FullName.PATTERN, message = "has characters no name has")
          String fullName,
      @Pattern(
              regexp = "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,4}$",
              message = "is not a language tag such as en or pt-BR")
          @Nullable String locale) {

    RegisterInvited.Command command() {
      return new RegisterInvited.Command(token, password, fullName, locale == null ? "en" : locale);
    }
  }

  @NotAudited("It looks, and changes nothing.")
  @PostMapping("/look")
  ResponseEntity<AnswerInvitation.Question> look(@Valid @RequestBody InvitationToken body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(answerInvitation.look(body.token()));
  }

  /** Of somebody new, who logs in next with the invited address and this password. */
  @PostMapping("/register")
  @ResponseStatus(HttpStatus.CREATED)
  AnswerInvitation.Joined register(@Valid @RequestBody Registration body) {
    return registerInvited.run(body.command());
  }

  @PostMapping("/accept")
  AnswerInvitation.Joined accept(Caller caller, @Valid @RequestBody InvitationToken body) {
    caller.requirePerson();
    return answerInvitation.accept(body.token(), new User.Id(caller.userId()));
  }
}
